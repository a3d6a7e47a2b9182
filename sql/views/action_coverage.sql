-- action_coverage: what the news tells of which official act, and where it contradicts the official text. Grain: one event of the news.
-- An event belongs to the act of its side and kind on which most agrees: day, rate, covered value, instrument, goods.
-- Less than 3 points: no act.
CREATE OR REPLACE VIEW action_coverage AS
WITH kinds (type, kind) AS (
    VALUES
        ('tariff', 'tariff'), ('relief', 'relief'), ('relief', 'tariff'), ('relief', 'export_control'), ('relief', 'port_fee'),
        ('export_control', 'export_control'), ('export_control', 'listing'), ('sanction', 'listing'),
        ('import_restriction', 'import_restriction'), ('investment_restriction', 'investment_restriction'),
        ('trade_remedy', 'trade_remedy'), ('dispute', 'ruling'), ('dispute', 'trade_remedy'), ('retaliation', 'tariff'),
        ('retaliation', 'export_control'), ('retaliation', 'listing'), ('agreement', 'agreement'),
        ('agreement', 'purchase_commitment'), ('purchase', 'purchase_commitment'), ('other', 'port_fee')
),
rates AS (
    SELECT x.reading_id, x.event_id, list(DISTINCT f.value ORDER BY f.value) AS rates
    FROM store.event_figure AS x
    INNER JOIN corrected_figure AS f ON f.reading_id = x.reading_id AND f.figure_id = x.figure_id
    WHERE x.role = 'rate' AND f.unit = 'percent'
    GROUP BY x.reading_id, x.event_id
),
steps AS (
    SELECT o.measure_id, list(DISTINCT o.step_date) AS dates FROM store.action_step AS o GROUP BY o.measure_id
),
covered AS (
    SELECT x.reading_id, x.event_id, list(DISTINCT f.value ORDER BY f.value) AS covered_usd
    FROM store.event_figure AS x
    INNER JOIN corrected_figure AS f ON f.reading_id = x.reading_id AND f.figure_id = x.figure_id
    WHERE x.role = 'covered_value' AND f.unit = 'USD'
    GROUP BY x.reading_id, x.event_id
),
told AS (
    SELECT
        e.*,
        t.article_date,
        t.stored_at,
        a.publisher,
        a.canonical_address AS address,
        coalesce(r.rates, []) AS rates,
        coalesce(v.covered_usd, []) AS covered_usd,
        substring(t.content, e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence,
        coalesce(try_cast(e.effective_from AS DATE), try_cast(e.date AS DATE)) AS told_date,
        CASE
            WHEN e.is_denied THEN 'denied'
            WHEN e.status = 'planned' THEN 'announced'
            WHEN e.status = 'held' THEN 'in_force'
            ELSE e.status
        END AS step
    FROM corrected_event AS e
    INNER JOIN store.reading AS d ON d.reading_id = e.reading_id AND d.is_current
    INNER JOIN store.text AS t ON t.text_id = e.text_id AND t.is_current
    INNER JOIN store.article AS a ON a.article_id = e.article_id
    LEFT JOIN rates AS r ON r.reading_id = e.reading_id AND r.event_id = e.event_id
    LEFT JOIN covered AS v ON v.reading_id = e.reading_id AND v.event_id = e.event_id
    WHERE e.type <> 'talks'
),
paired AS (
    SELECT
        t.event_id,
        t.article_id,
        t.text_id,
        t.start_char,
        t.article_date,
        t.stored_at,
        t.publisher,
        t.address,
        t.type,
        t.actor,
        t.target,
        t.status,
        t.step,
        t.told_date,
        try_cast(t.effective_from AS DATE) AS told_effect,
        t.rates,
        t.goods,
        t.instrument,
        t.sentence,
        m.measure_id,
        m.head_id,
        m.state,
        m.rate,
        m.from_date,
        m.announced_date,
        m.until_date,
        abs(date_diff('day', coalesce(t.told_date, t.article_date), coalesce(m.from_date, m.announced_date))) AS days_apart,
        CASE
            WHEN list_contains(s.dates, t.told_date) THEN 3
            WHEN len(list_filter(s.dates, lambda day: abs(date_diff('day', t.told_date, day)) <= 7)) > 0 THEN 2
            WHEN t.told_date IS NOT NULL THEN 0
            WHEN len(list_filter(s.dates, lambda day: date_diff('day', day, t.article_date) BETWEEN -7 AND 14)) > 0 THEN 2
            ELSE 0
        END
        + CASE
            WHEN len(t.rates) = 0 THEN 0
            WHEN m.kind NOT IN ('tariff', 'trade_remedy') THEN -2
            WHEN m.rate IS NULL OR m.rate_unit <> 'percent' THEN 0
            WHEN list_has_any(t.rates, list_append(coalesce(m.other_rates, []), m.rate)) THEN 3
            ELSE -2
        END
        + CASE
            WHEN len(t.covered_usd) = 0 OR len(coalesce(m.covered_usd, [])) = 0 THEN 0
            WHEN list_has_any(t.covered_usd, m.covered_usd) THEN 3
            ELSE -2
        END
        + CASE
            WHEN t.instrument IS NULL THEN 0
            WHEN t.instrument IN (m.instrument, h.instrument) THEN 2
            -- "Executive Order 14298"; "Announcement No. 70" of a document "... 2025 No. 70"
            WHEN contains(m.document, replace(t.instrument, 'Announcement ', '')) THEN 3
            WHEN starts_with(t.instrument, 'Section ')
                OR t.instrument IN ('IEEPA', 'Entity List', 'Unreliable Entity List', 'anti-dumping', 'countervailing') THEN -2
            ELSE 0
        END
        + CASE
            WHEN len(t.goods) = 0 AND m.change = 'exempts' THEN -2
            WHEN len(t.goods) > 0 AND h.scope = 'all' THEN -1
            WHEN len(t.goods) = 0 OR len(h.goods_names) = 0 THEN 0
            WHEN list_has_any(t.goods, list_concat(m.goods_names, h.goods_names)) THEN 2
            ELSE -2
        END
        -- What is told as in force is rather an act that is, on the day that is told or of the article.
        + CASE
            WHEN t.status <> 'in_force' THEN 0
            WHEN m.from_date IS NULL THEN -2
            WHEN coalesce(t.told_date, t.article_date) < m.from_date THEN -1
            WHEN m.until_date IS NULL OR coalesce(t.told_date, t.article_date) < m.until_date THEN 1
            ELSE 0
        END
        + CASE
            WHEN t.type = 'relief' AND (m.kind = 'relief' OR m.change IN ('suspends', 'extends', 'ends', 'strikes_down')) THEN 1
            WHEN t.type = 'relief' AND m.change = 'imposes' THEN -2
            WHEN t.status IN ('suspended', 'ended') AND m.change IN ('suspends', 'ends', 'strikes_down') THEN 1
            WHEN t.status IN ('threatened', 'proposed') AND m.change IN ('threatens', 'proposes') THEN 1
            ELSE 0
        END AS points
    FROM told AS t
    INNER JOIN kinds AS k ON k.type = t.type
    INNER JOIN store.trade_action AS m
        ON m.kind = k.kind
        AND (m.imposer = t.actor OR k.kind = 'ruling' OR (k.kind IN ('agreement', 'purchase_commitment') AND t.target = m.imposer))
        AND (
            t.target IS NULL OR list_contains(m.targets, t.target) OR list_contains(m.targets, '*') OR k.kind = 'ruling'
            OR (k.kind IN ('agreement', 'purchase_commitment') AND list_contains(m.targets, t.actor))
        )
        -- A threat may come long before the act, an account of it long after.
        AND coalesce(t.told_date, t.article_date) >= m.announced_date - 120
        AND (t.told_date IS NOT NULL OR t.article_date <= coalesce(m.until_date, m.from_date + 400, m.announced_date + 400) + 60)
    INNER JOIN store.trade_action AS h ON h.measure_id = m.head_id
    INNER JOIN steps AS s ON s.measure_id = m.measure_id
),
best AS (
    SELECT p.*
    FROM paired AS p
    WHERE p.points >= 3
    QUALIFY row_number() OVER (
        PARTITION BY p.event_id ORDER BY p.points DESC, p.days_apart, p.announced_date DESC, p.measure_id
    ) = 1
)
SELECT
    b.event_id,
    b.measure_id,
    b.head_id,
    b.points,
    b.article_id,
    b.text_id,
    b.start_char,
    b.article_date,
    b.publisher,
    b.address,
    b.type,
    b.actor,
    b.target,
    b.status,
    b.step,
    b.told_date,
    b.rates AS told_rates,
    b.rate AS official_rate,
    b.from_date AS official_from_date,
    b.until_date AS official_until_date,
    -- What the official text denies. NULL: nothing.
    CASE
        WHEN b.status = 'in_force' AND b.from_date IS NULL
            THEN 'told as in force; by the official text it never took effect'
        WHEN b.status = 'in_force' AND b.told_date IS NULL AND b.state = 'in_force' AND b.article_date < b.announced_date - 2
            THEN 'told as in force on ' || b.article_date || '; by the official text announced on ' || b.announced_date
        WHEN b.status = 'ended' AND b.state = 'in_force' AND NOT EXISTS (
            SELECT 1 FROM store.trade_action AS o
            WHERE o.head_id = b.head_id AND o.state IN ('ended', 'suspended') AND o.announced_date <= b.article_date + 1
        ) AND (b.until_date IS NULL OR b.until_date > b.article_date)
            THEN 'told as ended; by the official text in force'
        WHEN b.status IN ('in_force', 'announced') AND len(b.rates) > 0 AND b.rate IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM store.trade_action AS o
            WHERE o.head_id = b.head_id AND list_has_any(b.rates, list_append(coalesce(o.other_rates, []), o.rate))
        )
            THEN 'told with ' || array_to_string(b.rates, ', ') || ' percent; official text: ' || b.rate
        WHEN b.points >= 4 AND b.told_effect <> b.from_date AND abs(date_diff('day', b.told_effect, b.from_date)) <= 60
            THEN 'told with effect on ' || b.told_effect || '; official text: from ' || b.from_date
    END AS contradiction,
    b.sentence,
    b.stored_at
FROM best AS b;

COMMENT ON VIEW action_coverage IS 'Which official act an event of the news tells, what it says apart from the official text, and what contradicts it. Events that match none: action_candidate. Grain: one event of the news.';
COMMENT ON COLUMN action_coverage.event_id IS 'The event.';
COMMENT ON COLUMN action_coverage.measure_id IS 'The act that it tells.';
COMMENT ON COLUMN action_coverage.head_id IS 'The head of its chain.';
COMMENT ON COLUMN action_coverage.points IS 'How much agrees: day, rate, instrument, goods; at least 3.';
COMMENT ON COLUMN action_coverage.article_id IS 'The article.';
COMMENT ON COLUMN action_coverage.text_id IS 'The text it stands in.';
COMMENT ON COLUMN action_coverage.start_char IS 'Where the event starts in the text.';
COMMENT ON COLUMN action_coverage.article_date IS 'Day of the article, UTC.';
COMMENT ON COLUMN action_coverage.publisher IS 'Who published it.';
COMMENT ON COLUMN action_coverage.address IS 'Address of the article.';
COMMENT ON COLUMN action_coverage.type IS 'Type of the event.';
COMMENT ON COLUMN action_coverage.actor IS 'Who acts, as the article tells it.';
COMMENT ON COLUMN action_coverage.target IS 'On whom; NULL: all, or not told.';
COMMENT ON COLUMN action_coverage.status IS 'Status of the event.';
COMMENT ON COLUMN action_coverage.step IS 'The status as a step of the ledger.';
COMMENT ON COLUMN action_coverage.told_date IS 'Day that the article gives the action; NULL: none.';
COMMENT ON COLUMN action_coverage.told_rates IS 'Rates in percent that the article gives it; empty: none.';
COMMENT ON COLUMN action_coverage.official_rate IS 'Rate by the official text; NULL: none.';
COMMENT ON COLUMN action_coverage.official_from_date IS 'First day by the official text; NULL: never took effect.';
COMMENT ON COLUMN action_coverage.official_until_date IS 'First day on which it no longer holds; NULL: open.';
COMMENT ON COLUMN action_coverage.contradiction IS 'What the official text denies, in words; NULL: nothing.';
COMMENT ON COLUMN action_coverage.sentence IS 'The sentence.';
COMMENT ON COLUMN action_coverage.stored_at IS 'When we first stored the text.';
