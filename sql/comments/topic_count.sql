-- topic_count: comments of the table store.topic_count.
COMMENT ON TABLE store.topic_count IS 'What trends on topics show. Grain: one week or month, topic and ownership, and one in all.';
COMMENT ON COLUMN store.topic_count.bucket IS 'week or month.';
COMMENT ON COLUMN store.topic_count.bucket_date IS 'First day of the week or month, UTC.';
COMMENT ON COLUMN store.topic_count.topic IS 'Topic, from reference/topics; NULL: none was read.';
COMMENT ON COLUMN store.topic_count.is_total IS 'True: in all, whatever the other columns.';
COMMENT ON COLUMN store.topic_count.ownership IS 'official, state or private; NULL: source unknown.';
COMMENT ON COLUMN store.topic_count.articles IS 'Articles.';
COMMENT ON COLUMN store.topic_count.stories IS 'Independent stories.';
