-- day_count: comments of the table store.day_count.
COMMENT ON TABLE store.day_count IS 'What trend_articles_by_day shows. Grain: one day and source.';
COMMENT ON COLUMN store.day_count.day IS 'Day of the article, UTC.';
COMMENT ON COLUMN store.day_count.source_id IS 'The source; NULL: imported without one.';
COMMENT ON COLUMN store.day_count.publisher IS 'Who published it.';
COMMENT ON COLUMN store.day_count.country IS 'Country of the source when the day was counted.';
COMMENT ON COLUMN store.day_count.ownership IS 'Ownership of the source when the day was counted.';
COMMENT ON COLUMN store.day_count.articles IS 'Articles.';
COMMENT ON COLUMN store.day_count.stories IS 'Independent stories.';
COMMENT ON COLUMN store.day_count.articles_on_topic IS 'Articles on topic.';
COMMENT ON COLUMN store.day_count.stories_on_topic IS 'Stories on topic.';
