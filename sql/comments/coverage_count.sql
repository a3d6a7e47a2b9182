-- coverage_count: comments of the table store.coverage_count.
COMMENT ON TABLE store.coverage_count IS 'What trend_coverage_by_week shows, and denominators of shares. Grain: one week or month, country and ownership, and one in all.';
COMMENT ON COLUMN store.coverage_count.bucket IS 'week or month.';
COMMENT ON COLUMN store.coverage_count.bucket_date IS 'First day of the week or month, UTC.';
COMMENT ON COLUMN store.coverage_count.is_total IS 'True: in all, whatever the other columns.';
COMMENT ON COLUMN store.coverage_count.country IS 'ISO code; NULL: unknown.';
COMMENT ON COLUMN store.coverage_count.ownership IS 'official, state or private; NULL: source unknown.';
COMMENT ON COLUMN store.coverage_count.articles IS 'Articles.';
COMMENT ON COLUMN store.coverage_count.stories IS 'Independent stories.';
COMMENT ON COLUMN store.coverage_count.articles_on_topic IS 'Articles on topic.';
COMMENT ON COLUMN store.coverage_count.stories_on_topic IS 'Stories on topic.';
COMMENT ON COLUMN store.coverage_count.articles_read IS 'Articles read for facts.';
