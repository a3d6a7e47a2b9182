-- After keep_touched, for the articles in `touched`: their current figures as rows of claim_figure, and every claim that won or
-- lost one of them counted again. Figures fold where measure, form, effect, modality, unit, per, direction, value (to three
-- digits), economy, partner, goods, subject, period, instrument and speaker are the same.
CREATE OR REPLACE TEMP TABLE touched_claim AS
SELECT DISTINCT claim_id FROM store.claim_figure SEMI JOIN touched USING (article_id) WHERE article_date IN (FROM touched_day);

DELETE FROM store.claim_figure WHERE article_id IN (FROM touched) AND article_date IN (FROM touched_day);

CREATE OR REPLACE TEMP TABLE arrived_figure AS
WITH instrument AS (
    SELECT x.reading_id, x.figure_id, min(e.instrument) AS instrument
    FROM store.event_figure AS x
    INNER JOIN touched_event AS e ON e.reading_id = x.reading_id AND e.event_id = x.event_id
    SEMI JOIN touched ON touched.article_id = e.article_id
    WHERE x.article_date IN (FROM touched_day)
    GROUP BY ALL
),
current AS (
    SELECT
        f.* EXCLUDE (goods, period),
        t.publisher,
        t.story_id,
        r.stored_at,
        list_sort(f.goods) AS goods,
        -- A rule or a deal stands until it is changed; a statistic without a period is one of the month it was told in.
        f.period IS NOT NULL OR f.measure IN ('tariff_rate', 'tariffed_trade', 'purchase', 'investment', 'support', 'cost', 'duties_paid')
            AS is_period_told,
        coalesce(f.period, CASE WHEN f.measure NOT IN (
            'tariff_rate', 'tariffed_trade', 'purchase', 'investment', 'support', 'cost', 'duties_paid'
        ) THEN strftime(t.article_date, '%Y-%m') END) AS period,
        i.instrument,
        f.modality = 'reported' AND f.measure IN ('tariff_rate', 'tariffed_trade', 'duties_paid')
            AND tells_background(substring(t.content, f.sentence_start + 1, f.sentence_end - f.sentence_start)) AS is_background,
        CASE
            WHEN list_has_any(f.basis, ['average', 'effective']) THEN 'average'
            WHEN list_contains(f.basis, 'total') THEN 'total'
            WHEN list_contains(f.basis, 'additional') THEN 'additional'
        END AS basis_kind,
        regexp_matches(substring(t.content, f.sentence_start + 1, f.sentence_end - f.sentence_start), '(?i)\b(tariff|dut(y|ies)\b|lev(y|ies)\b)')
            AS is_about_tariffs,
        -- "Three companies" in two articles are not one claim: without any name to hold on to, a claim stays in its article.
        coalesce(f.economy, f.partner, f.subject, f.speaker) IS NOT NULL OR len(f.goods) > 0 AS is_anchored
    FROM touched_figure AS f
    INNER JOIN touched_text AS t ON t.text_id = f.text_id
    INNER JOIN store.reading AS r ON r.reading_id = f.reading_id AND r.article_date = f.article_date AND r.is_current
    LEFT JOIN instrument AS i ON i.reading_id = f.reading_id AND i.figure_id = f.figure_id
    WHERE f.conversion_of IS NULL
),
keyed AS (
    SELECT
        *,
        claim_key([
            measure, form, effect, modality, unit, per, direction, economy, partner, array_to_string(goods, ';'), subject, period, instrument,
            CASE WHEN NOT is_anchored THEN article_id::VARCHAR END
        ]) AS thing_id
    FROM current
),
valued AS (
    SELECT *, claim_key([thing_id::VARCHAR, rounded(value)::VARCHAR, rounded(value_high)::VARCHAR]) AS statement_id FROM keyed
)
SELECT *, claim_key([statement_id::VARCHAR, speaker]) AS claim_id FROM valued;

INSERT INTO touched_claim SELECT DISTINCT claim_id FROM arrived_figure ANTI JOIN touched_claim USING (claim_id);

-- What else says these claims; what arrives is written once the first day of its claim is known.
CREATE OR REPLACE TEMP TABLE said_before AS
SELECT claim_id, article_id, story_id, article_date, publisher, scope, bases, is_about_tariffs, is_background, stored_at
FROM store.claim_figure SEMI JOIN touched_claim USING (claim_id);

CREATE OR REPLACE TEMP TABLE counted_claim AS
WITH known AS (
    SELECT
        claim_id, statement_id, thing_id, measure, form, effect, modality, unit, per, direction, value, value_high, economy, partner, goods,
        subject, period, is_period_told, instrument, speaker, is_anchored
    -- What arrived says it all; only a claim that lost figures and won none is known from before.
    FROM store.claim SEMI JOIN (FROM touched_claim ANTI JOIN arrived_figure USING (claim_id)) AS l USING (claim_id)
    UNION ALL
    SELECT
        claim_id, statement_id, thing_id, measure, form, effect, modality, unit, per, direction, rounded(value), rounded(value_high), economy,
        partner, goods, subject, period, is_period_told, instrument, speaker, is_anchored
    FROM arrived_figure
),
key AS (
    SELECT
        claim_id,
        any_value(COLUMNS(* EXCLUDE (claim_id)))
    FROM known
    GROUP BY claim_id
),
number AS (
    SELECT
        f.claim_id,
        min(f.article_date) AS first_date,
        max(f.article_date) AS last_date,
        count(*) AS mentions,
        count(*) FILTER (WHERE f.is_background) AS background_mentions,
        count(DISTINCT f.article_id) AS articles,
        count(DISTINCT coalesce(g.into_story_id, f.story_id, f.article_id)) AS stories,
        count(DISTINCT f.publisher) AS publishers,
        min(f.stored_at) AS first_stored_at,
        bool_or(f.is_about_tariffs) AS is_about_tariffs,
        coalesce(list(DISTINCT f.scope ORDER BY f.scope) FILTER (WHERE f.scope IS NOT NULL), []) AS scopes,
        list_sort(list_distinct(flatten(list(coalesce(f.bases, []))))) AS bases
    FROM (
        FROM said_before
        UNION ALL BY NAME
        SELECT * EXCLUDE (basis), basis AS bases FROM arrived_figure
    ) AS f
    LEFT JOIN merged_story AS g ON g.story_id = f.story_id
    GROUP BY f.claim_id
)
SELECT * FROM key INNER JOIN number USING (claim_id);

-- Things of which another value may have been said, for keep_disputes: only such as are compared. What makes a thing is the same
-- in all its claims.
CREATE OR REPLACE TEMP TABLE touched_thing AS
WITH claims AS (
    FROM counted_claim
    UNION ALL BY NAME
    -- of claims that nobody says any more
    SELECT * FROM store.claim SEMI JOIN (FROM touched_claim ANTI JOIN counted_claim USING (claim_id)) AS g USING (claim_id)
)
SELECT
    thing_id, measure, form, effect, modality, unit, per, direction, economy, partner, any_value(goods) AS goods, subject, period, instrument
FROM claims
WHERE is_anchored AND period IS NOT NULL AND form IS NOT NULL AND measure NOT IN ('market', 'count', 'other', 'price')
    AND modality <> 'hypothetical'
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE moved_claim AS
SELECT n.claim_id, n.first_date, least(c.first_date, n.first_date) AS from_date, greatest(c.first_date, n.first_date) + 1 AS until_date
FROM counted_claim AS n
INNER JOIN store.claim AS c ON c.claim_id = n.claim_id AND c.first_date <> n.first_date;

-- Where an older article came later, what had been news on the old first day is news no more: these days are counted again.
CREATE OR REPLACE TEMP TABLE moved_day AS
SELECT DISTINCT f.article_date AS day
FROM moved_claim AS m
INNER JOIN store.claim_figure AS f ON f.claim_id = m.claim_id AND f.article_date BETWEEN m.from_date AND m.until_date;
UPDATE store.claim_figure AS f SET is_new = NOT f.is_background AND f.article_date <= m.first_date + 1
FROM moved_claim AS m
WHERE m.claim_id = f.claim_id;

DELETE FROM store.claim WHERE claim_id IN (FROM touched_claim);
INSERT INTO store.claim BY NAME FROM counted_claim;
INSERT INTO store.claim_figure BY NAME
SELECT
    a.claim_id, a.figure_id, a.article_id, a.story_id, a.article_date, a.publisher, a.measure, a.form, a.effect, a.modality, a.economy, a.partner,
    a.basis_kind AS basis, a.scope, a.basis AS bases, a.is_about_tariffs, a.is_background,
    NOT a.is_background AND a.article_date <= c.first_date + 1 AS is_new,
    a.stored_at
FROM arrived_figure AS a
INNER JOIN counted_claim AS c ON c.claim_id = a.claim_id
ORDER BY a.article_date;
