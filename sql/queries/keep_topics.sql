-- Weeks and months of `touched`: how many articles and stories tell of each topic, by ownership of the publisher, and in all.
DELETE FROM store.topic_count
WHERE (bucket = 'week' AND bucket_date IN (FROM touched_week)) OR (bucket = 'month' AND bucket_date IN (FROM touched_month));
INSERT INTO store.topic_count BY NAME
WITH told AS (
    SELECT t.topic, r.* FROM store.article_topic AS t INNER JOIN scope_reading AS r USING (reading_id) WHERE t.article_date IN (FROM scope_day)
),
bucketed AS (
    SELECT 'week' AS bucket, week AS bucket_date, * FROM told WHERE week IN (FROM touched_week)
    UNION ALL
    SELECT 'month', month, * FROM told WHERE month IN (FROM touched_month)
)
SELECT
    bucket, bucket_date, topic,
    grouping(ownership) = 1 AS is_total,
    ownership,
    count(DISTINCT article_id) AS articles,
    count(DISTINCT story_id) AS stories
FROM bucketed
GROUP BY GROUPING SETS ((bucket, bucket_date, topic, ownership), (bucket, bucket_date, topic))
ORDER BY bucket, bucket_date;
