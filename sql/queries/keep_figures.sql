-- Weeks and months of `touched`: how often which kind of figure, and which tariff rate, was told. Counts, never sums of values.
CREATE OR REPLACE TEMP TABLE told_figure AS
SELECT f.* EXCLUDE (story_id), t.story_id, t.week, t.month
FROM store.claim_figure AS f
INNER JOIN scope_text AS t ON t.article_id = f.article_id
WHERE f.article_date IN (FROM scope_day);

DELETE FROM store.figure_count
WHERE (bucket = 'week' AND bucket_date IN (FROM touched_week)) OR (bucket = 'month' AND bucket_date IN (FROM touched_month));
INSERT INTO store.figure_count BY NAME
WITH bucketed AS (
    SELECT 'week' AS bucket, week AS bucket_date, * FROM told_figure WHERE week IN (FROM touched_week)
    UNION ALL
    SELECT 'month', month, * FROM told_figure WHERE month IN (FROM touched_month)
)
SELECT
    bucket, bucket_date, measure, form, effect, modality, economy, partner,
    count(*) AS mentions,
    count(*) FILTER (WHERE is_new) AS new_mentions,
    count(DISTINCT article_id) AS articles,
    count(DISTINCT story_id) AS stories
FROM bucketed
GROUP BY ALL
ORDER BY bucket, bucket_date;

DELETE FROM store.rate_count WHERE week IN (FROM touched_week);
INSERT INTO store.rate_count BY NAME
WITH told AS (
    SELECT f.*, c.unit, c.value, c.value_high
    FROM (FROM told_figure WHERE measure = 'tariff_rate' AND form IN ('level', 'to') AND week IN (FROM touched_week)) AS f
    INNER JOIN store.claim AS c ON c.claim_id = f.claim_id
)
SELECT
    week, economy, partner,
    CASE
        WHEN modality IN ('threatened', 'announced', 'forecast', 'hypothetical') AND effect IN ('suspended', 'cancelled', 'delayed')
            THEN modality || ', ' || effect
        WHEN effect IN ('suspended', 'cancelled', 'delayed') THEN effect
        WHEN modality = 'reported' THEN 'in_force'
        ELSE modality
    END AS status,
    basis, value, value_high,
    count(*) AS mentions,
    count(*) FILTER (WHERE is_new) AS new_mentions,
    count(DISTINCT article_id) AS articles,
    count(DISTINCT story_id) AS stories
FROM told
WHERE unit = 'percent'
GROUP BY ALL
ORDER BY week;
