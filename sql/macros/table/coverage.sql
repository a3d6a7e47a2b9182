-- coverage: how many articles and independent stories tell of a topic, and which share of what was read; all topics where none is given. Grain: one week or month and topic.
CREATE OR REPLACE MACRO coverage(topic := '', grain := 'month') AS TABLE
WITH checked AS (
    SELECT CASE
        WHEN grain NOT IN ('week', 'month') THEN error('coverage: there is no grain ''' || grain || '''; there are week, month')
        WHEN nullif(topic, '') IS NOT NULL AND EXISTS (FROM store.topic_count)
            AND NOT EXISTS (SELECT 1 FROM store.topic_count AS c WHERE c.topic = topic)
            THEN error('coverage: no article on topic ''' || topic || '''; there are ' || (
                SELECT string_agg(DISTINCT c.topic, ', ' ORDER BY c.topic) FROM store.topic_count AS c))
        ELSE true
    END AS is_known
)
SELECT
    t.bucket_date AS starts_on, t.topic, t.articles, t.stories, t.articles / c.articles_read AS share_of_articles, c.articles_read
FROM store.topic_count AS t
INNER JOIN store.coverage_count AS c ON c.bucket = t.bucket AND c.is_total AND c.bucket_date = t.bucket_date
WHERE t.bucket = grain AND t.is_total AND (nullif(topic, '') IS NULL OR t.topic = topic) AND (SELECT is_known FROM checked)
ORDER BY t.bucket_date, t.topic;

COMMENT ON MACRO TABLE coverage IS 'How many articles and independent stories tell of a topic, and which share of what was read; all topics where none is given. Grain: one week or month and topic. Example: FROM coverage(''tariffs'', ''week'');';
