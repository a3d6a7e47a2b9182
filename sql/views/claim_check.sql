-- claim_check: money figures of trade beside the official value of the same thing. Grain: one figure.
-- Same reporter, partner, flow, scope, adjustment, unit and period, levels only; else `reason` says why not. The reporter is
-- the country of the statistics that are named, else the economy whose figure it is; told by the other side the flow turns round.
CREATE OR REPLACE VIEW claim_check AS
WITH told AS (
    SELECT
        f.*,
        coalesce(b.country, f.economy) AS reporter,
        coalesce(f.scope, 'goods') AS scope_compared,
        CASE WHEN list_contains(f.basis, 'seasonally_adjusted') THEN 'seasonal' ELSE 'none' END AS adjustment
    FROM figure AS f
    LEFT JOIN (SELECT canonical, any_value(country) AS country FROM store.body WHERE country IN ('US', 'CN') GROUP BY canonical) AS b
        ON b.canonical = f.data_source
    WHERE f.measure IN ('exports', 'imports', 'trade_balance') AND regexp_matches(f.unit, '^[A-Z]{3}$') AND NOT f.is_conversion
),
asked AS (
    SELECT
        * EXCLUDE (partner, scope),
        scope IS NOT NULL AS is_scope_told,
        CASE WHEN reporter = economy THEN partner WHEN reporter = partner THEN economy END AS partner,
        CASE
            WHEN measure = 'trade_balance' OR reporter = economy THEN measure
            WHEN measure = 'exports' THEN 'imports'
            ELSE 'exports'
        END AS flow,
        -- What turns the official value into the sense of the claim: a deficit is a negative balance, seen from the reporter.
        CASE WHEN measure = 'trade_balance' AND (direction = 'deficit') = (reporter = economy) THEN -1 ELSE 1 END AS sense,
        CASE
            WHEN value_high IS NOT NULL THEN 'a range'
            WHEN modality <> 'reported' THEN 'not told as a fact: ' || modality
            WHEN form = 'change' THEN 'a change, not a level'
            WHEN per IS NOT NULL THEN 'per ' || per
            WHEN len(goods) > 0 THEN 'of some goods only: ' || array_to_string(goods, ', ')
            WHEN subject IS NOT NULL THEN 'of a firm or body: ' || subject
            WHEN economy IS NULL OR partner IS NULL THEN 'economy or partner untold'
            WHEN reporter NOT IN (economy, partner) THEN 'statistics of neither side: ' || reporter
            WHEN measure = 'trade_balance' AND direction IS NULL THEN 'neither deficit nor surplus told'
            WHEN period IS NULL THEN 'period untold'
            WHEN list_has_any(basis, ['annualised', 'ytd', 'cumulative', 'average', 'real'])
                THEN 'another basis: ' || array_to_string(basis, ', ')
        END AS obstacle
    FROM told
),
paired AS (
    SELECT
        a.figure_id,
        s.series_id,
        arg_max(a.sense * o.value, o.released_at) FILTER (WHERE o.released_at <= a.article_date) AS known_value,
        arg_max(o.vintage, o.released_at) FILTER (WHERE o.released_at <= a.article_date) AS known_vintage,
        max(o.released_at) FILTER (WHERE o.released_at <= a.article_date) AS known_released_at,
        any_value(a.sense * o.value) FILTER (WHERE o.is_newest) AS newest_value,
        any_value(o.vintage) FILTER (WHERE o.is_newest) AS newest_vintage
    FROM asked AS a
    INNER JOIN store.series AS s
        ON s.reporter = a.reporter AND s.partner = a.partner AND s.flow = a.flow AND s.scope = a.scope_compared AND s.unit = a.unit
        AND s.adjustment = a.adjustment
    INNER JOIN observation AS o ON o.series_id = s.series_id AND o.period = a.period
    WHERE a.obstacle IS NULL
    GROUP BY a.figure_id, s.series_id
    QUALIFY row_number() OVER (PARTITION BY a.figure_id ORDER BY known_value IS NULL, s.series_id) = 1
)
SELECT
    a.figure_id, a.article_id, a.article_date, a.publisher, a.speaker, a.reporter, a.partner, a.flow, a.direction,
    a.scope_compared AS scope, a.is_scope_told, a.adjustment, a.period, a.unit, a.qualifier, a.value,
    p.series_id, p.known_value, p.known_vintage, p.known_released_at,
    a.value - p.known_value AS difference,
    100 * (a.value - p.known_value) / nullif(abs(p.known_value), 0) AS difference_percent,
    p.newest_value, p.newest_vintage,
    a.value - p.newest_value AS newest_difference,
    CASE
        WHEN p.figure_id IS NULL THEN 'not_compared'
        WHEN says_same(a.figure_text, a.value, a.qualifier, p.known_value) THEN 'agrees'
        WHEN says_same(a.figure_text, a.value, a.qualifier, p.newest_value) THEN 'agrees_with_newest'
        WHEN abs(a.value - coalesce(p.known_value, p.newest_value)) > 0.5 * abs(coalesce(p.known_value, p.newest_value)) THEN 'far_off'
        ELSE 'differs'
    END AS verdict,
    CASE
        WHEN a.obstacle IS NOT NULL THEN a.obstacle
        WHEN p.known_value IS NULL AND p.figure_id IS NOT NULL THEN 'no vintage of that day is stored: compared with the newest'
        WHEN p.figure_id IS NOT NULL THEN NULL
        WHEN EXISTS (
            SELECT 1 FROM store.series AS s
            WHERE s.reporter = a.reporter AND s.partner = a.partner AND s.flow = a.flow AND s.scope = a.scope_compared
                AND s.unit = a.unit AND s.adjustment = a.adjustment
        ) THEN 'no official value of ' || a.period || ' is stored'
        ELSE concat_ws(' ', 'no series of', a.reporter, a.flow, 'with', a.partner, 'in', a.scope_compared, a.unit, 'adjustment', a.adjustment)
    END AS reason,
    a.sentence
FROM asked AS a
LEFT JOIN paired AS p ON p.figure_id = a.figure_id;

COMMENT ON VIEW claim_check IS 'Money figures of trade beside the official value of the same thing, as known on the day and as it stands now, or why they cannot be compared. US and Chinese statistics are never mixed. Grain: one figure. Example: SELECT article_date, publisher, period, flow, value / 1e9 AS said, known_value / 1e9 AS official, verdict FROM claim_check WHERE verdict <> ''not_compared'' ORDER BY article_date;';
COMMENT ON COLUMN claim_check.figure_id IS 'The figure; evidence(figure_id) shows its source.';
COMMENT ON COLUMN claim_check.article_id IS 'The article.';
COMMENT ON COLUMN claim_check.article_date IS 'Day of the article, UTC: the day for known_value.';
COMMENT ON COLUMN claim_check.publisher IS 'Who published it.';
COMMENT ON COLUMN claim_check.speaker IS 'Who says it; NULL: unnamed, a data release, or the article itself.';
COMMENT ON COLUMN claim_check.reporter IS 'Whose statistics it is held against: those named, else of its economy; NULL: untold.';
COMMENT ON COLUMN claim_check.partner IS 'The other side, seen from the reporter; NULL: untold.';
COMMENT ON COLUMN claim_check.flow IS 'exports, imports or trade_balance, seen from the reporter.';
COMMENT ON COLUMN claim_check.direction IS 'deficit or surplus as the figure has it; NULL: no balance, or untold.';
COMMENT ON COLUMN claim_check.scope IS 'goods, services or both; goods where the text does not tell.';
COMMENT ON COLUMN claim_check.is_scope_told IS 'False: goods is our assumption.';
COMMENT ON COLUMN claim_check.adjustment IS 'seasonal where the text says so, else none.';
COMMENT ON COLUMN claim_check.period IS 'The period it speaks of; NULL: untold.';
COMMENT ON COLUMN claim_check.unit IS 'ISO 4217; money is never converted.';
COMMENT ON COLUMN claim_check.qualifier IS 'exact, about, more_than or less_than.';
COMMENT ON COLUMN claim_check.value IS 'What is said.';
COMMENT ON COLUMN claim_check.series_id IS 'The official series; NULL: not compared.';
COMMENT ON COLUMN claim_check.known_value IS 'Official value as known on the article''s day, in the sense of the figure (a deficit is positive beside a deficit); NULL: not stored.';
COMMENT ON COLUMN claim_check.known_vintage IS 'Its vintage; NULL: no known_value.';
COMMENT ON COLUMN claim_check.known_released_at IS 'From when it was public; NULL: no known_value, or not known.';
COMMENT ON COLUMN claim_check.difference IS 'value less known_value; NULL: no known_value.';
COMMENT ON COLUMN claim_check.difference_percent IS 'The difference in percent of known_value; NULL: no known_value.';
COMMENT ON COLUMN claim_check.newest_value IS 'The newest official value of that period, revisions included; NULL: there is none.';
COMMENT ON COLUMN claim_check.newest_vintage IS 'Its vintage; NULL: no newest_value.';
COMMENT ON COLUMN claim_check.newest_difference IS 'value less newest_value; NULL: no newest_value.';
COMMENT ON COLUMN claim_check.verdict IS 'agrees (as exactly as it is written, see says_same), agrees_with_newest, differs, far_off (more than half away: often another thing, or misread), not_compared.';
COMMENT ON COLUMN claim_check.reason IS 'Why it was not compared, or not with the day''s vintage; NULL: it was.';
COMMENT ON COLUMN claim_check.sentence IS 'The sentence it stands in.';
