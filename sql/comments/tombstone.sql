-- tombstone: comments of the table store.tombstone.
COMMENT ON TABLE store.tombstone IS 'What was taken back and is not fetched again. Grain: one taking back, or its pardon.';
COMMENT ON COLUMN store.tombstone.tombstone_id IS 'Its id.';
COMMENT ON COLUMN store.tombstone.scope IS 'article or source.';
COMMENT ON COLUMN store.tombstone.article_id IS 'The article; NULL: a whole source.';
COMMENT ON COLUMN store.tombstone.source_id IS 'The source; NULL: one article.';
COMMENT ON COLUMN store.tombstone.address IS 'Canonical address of the article; NULL: a whole source.';
COMMENT ON COLUMN store.tombstone.is_lifted IS 'True: from here on it may be fetched again.';
COMMENT ON COLUMN store.tombstone.why IS 'The reason.';
COMMENT ON COLUMN store.tombstone.made_by IS 'Who.';
COMMENT ON COLUMN store.tombstone.made_at IS 'When.';
