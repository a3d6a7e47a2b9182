-- trend_topics_by_month: what it is about, with the share of coverage. Grain: one month and topic.
CREATE OR REPLACE VIEW trend_topics_by_month AS
SELECT
    t.bucket_date AS month, t.topic, t.articles, t.stories, t.articles / c.articles_read AS share_of_articles, c.articles_read
FROM store.topic_count AS t
INNER JOIN store.coverage_count AS c ON c.bucket = 'month' AND c.is_total AND c.bucket_date = t.bucket_date
WHERE t.bucket = 'month' AND t.is_total
ORDER BY month, t.articles DESC, t.topic;

COMMENT ON VIEW trend_topics_by_month IS 'What it is about, with the share of coverage. Grain: one month and topic.';
COMMENT ON COLUMN trend_topics_by_month.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN trend_topics_by_month.topic IS 'Topic, from reference/topics; NULL: none was read.';
COMMENT ON COLUMN trend_topics_by_month.articles IS 'Articles that tell it, copies of one story each counted.';
COMMENT ON COLUMN trend_topics_by_month.stories IS 'Independent stories that tell it.';
COMMENT ON COLUMN trend_topics_by_month.share_of_articles IS 'articles divided by articles_read, 0 to 1; topics overlap, so shares do not add up to 1.';
COMMENT ON COLUMN trend_topics_by_month.articles_read IS 'Articles of the month that were read for facts: the denominator.';
