-- trend_articles_by_day: how much each publisher wrote, and how much of it on topic. Grain: one day and publisher.
CREATE OR REPLACE VIEW trend_articles_by_day AS
SELECT
    article_date AS day,
    publisher,
    any_value(country) AS country,
    any_value(ownership) AS ownership,
    count(*) AS articles,
    count(*) FILTER (WHERE is_on_topic) AS articles_on_topic
FROM article
GROUP BY ALL
ORDER BY day, publisher;

COMMENT ON VIEW trend_articles_by_day IS 'Articles stored, and how many are on topic. Grain: one day and publisher.';
COMMENT ON COLUMN trend_articles_by_day.day IS 'Day of the article, UTC.';
COMMENT ON COLUMN trend_articles_by_day.publisher IS 'Who published them.';
COMMENT ON COLUMN trend_articles_by_day.country IS 'The publisher''s country.';
COMMENT ON COLUMN trend_articles_by_day.ownership IS 'official, state or private.';
COMMENT ON COLUMN trend_articles_by_day.articles IS 'Articles stored, copies of one story each counted.';
COMMENT ON COLUMN trend_articles_by_day.articles_on_topic IS 'Of these about economic relations between the United States and China.';
