-- trend_coverage_by_week: how much was published by country and ownership of the publisher, as articles and as independent stories, and in all. Grain: one week, country and ownership, and one row a week in all.
CREATE OR REPLACE VIEW trend_coverage_by_week AS
SELECT
    bucket_date AS week, is_total, country, ownership, articles, stories, articles_on_topic, stories_on_topic,
    stories_on_topic / nullif(articles_on_topic, 0) AS stories_per_article
FROM store.coverage_count
WHERE bucket = 'week'
ORDER BY week, is_total DESC, country, ownership;

COMMENT ON VIEW trend_coverage_by_week IS 'How much was published by country and ownership of the publisher, as articles and as independent stories, and in all. Grain: one week, country and ownership, and one row a week in all. Example: FROM trend_coverage_by_week WHERE is_total;';
COMMENT ON COLUMN trend_coverage_by_week.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_coverage_by_week.is_total IS 'True: the week in all; the other rows are its parts, but stories told in several parts count in each.';
COMMENT ON COLUMN trend_coverage_by_week.country IS 'The publisher''s country; NULL: in all, or source unknown.';
COMMENT ON COLUMN trend_coverage_by_week.ownership IS 'official, state or private; NULL: in all, or source unknown.';
COMMENT ON COLUMN trend_coverage_by_week.articles IS 'Articles stored.';
COMMENT ON COLUMN trend_coverage_by_week.stories IS 'Independent stories among them.';
COMMENT ON COLUMN trend_coverage_by_week.articles_on_topic IS 'Of the articles about economic relations between the United States and China.';
COMMENT ON COLUMN trend_coverage_by_week.stories_on_topic IS 'Independent stories among those.';
COMMENT ON COLUMN trend_coverage_by_week.stories_per_article IS '1: nobody copied; near 0: one text in many outlets; NULL: nothing on topic.';
