-- trend_articles_by_day: how much each source brought, and how much of it on topic, as articles and as independent stories. Grain: one day and source.
CREATE OR REPLACE VIEW trend_articles_by_day AS
SELECT c.day, c.publisher, c.source_id, s.country, s.ownership, c.articles, c.stories, c.articles_on_topic, c.stories_on_topic
FROM store.day_count AS c
LEFT JOIN store.source AS s USING (source_id)
ORDER BY c.day, c.publisher, c.source_id;

COMMENT ON VIEW trend_articles_by_day IS 'How much each source brought, and how much of it on topic, as articles and as independent stories. Grain: one day and source. Example: SELECT publisher, sum(articles_on_topic) AS articles FROM trend_articles_by_day WHERE day >= current_date - 30 GROUP BY ALL ORDER BY articles DESC;';
COMMENT ON COLUMN trend_articles_by_day.day IS 'Day of the article, UTC.';
COMMENT ON COLUMN trend_articles_by_day.publisher IS 'Who published them.';
COMMENT ON COLUMN trend_articles_by_day.source_id IS 'The source that listed them first; NULL: imported without one.';
COMMENT ON COLUMN trend_articles_by_day.country IS 'The publisher''s country; NULL: source unknown.';
COMMENT ON COLUMN trend_articles_by_day.ownership IS 'official, state or private; NULL: source unknown.';
COMMENT ON COLUMN trend_articles_by_day.articles IS 'Articles stored, copies of one story each counted.';
COMMENT ON COLUMN trend_articles_by_day.stories IS 'Independent stories among them; adding these over days or sources counts a story twice.';
COMMENT ON COLUMN trend_articles_by_day.articles_on_topic IS 'Of the articles about economic relations between the United States and China.';
COMMENT ON COLUMN trend_articles_by_day.stories_on_topic IS 'Independent stories among those.';
