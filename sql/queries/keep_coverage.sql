-- Days, weeks and months of `touched`: how many articles and stories, by source, and by country and ownership.
CREATE OR REPLACE TEMP TABLE judged_text AS
SELECT
    t.*,
    coalesce(bool_or(v.is_on_topic), false) AS is_on_topic,
    coalesce(bool_or(r.reader = 'facts'), false) AS is_read
FROM scope_text AS t
LEFT JOIN scope_reading AS r USING (text_id)
LEFT JOIN (FROM store.relevance SEMI JOIN scope_reading USING (reading_id) WHERE article_date IN (FROM scope_day)) AS v ON v.reading_id = r.reading_id
GROUP BY ALL;

DELETE FROM store.day_count WHERE day IN (FROM touched_day);
INSERT INTO store.day_count BY NAME
SELECT
    article_date AS day, source_id, publisher, country, ownership,
    count(*) AS articles,
    count(DISTINCT story_id) AS stories,
    count(*) FILTER (WHERE is_on_topic) AS articles_on_topic,
    count(DISTINCT story_id) FILTER (WHERE is_on_topic) AS stories_on_topic
FROM judged_text
WHERE article_date IN (FROM touched_day)
GROUP BY ALL
ORDER BY day, source_id;

DELETE FROM store.coverage_count
WHERE (bucket = 'week' AND bucket_date IN (FROM touched_week)) OR (bucket = 'month' AND bucket_date IN (FROM touched_month));
INSERT INTO store.coverage_count BY NAME
WITH bucketed AS (
    SELECT 'week' AS bucket, week AS bucket_date, * FROM judged_text WHERE week IN (FROM touched_week)
    UNION ALL
    SELECT 'month', month, * FROM judged_text WHERE month IN (FROM touched_month)
)
SELECT
    bucket, bucket_date,
    grouping(country) = 1 AS is_total,
    country, ownership,
    count(*) AS articles,
    count(DISTINCT story_id) AS stories,
    count(*) FILTER (WHERE is_on_topic) AS articles_on_topic,
    count(DISTINCT story_id) FILTER (WHERE is_on_topic) AS stories_on_topic,
    count(*) FILTER (WHERE is_read) AS articles_read
FROM bucketed
GROUP BY GROUPING SETS ((bucket, bucket_date, country, ownership), (bucket, bucket_date))
ORDER BY bucket, bucket_date;
