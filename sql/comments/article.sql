-- article: comments of the table store.article.
COMMENT ON TABLE store.article IS 'One article. Grain: one canonical address.';
COMMENT ON COLUMN store.article.article_id IS 'Made from the canonical address; the same address always has the same id.';
COMMENT ON COLUMN store.article.canonical_address IS 'The address without tracking parts; the key.';
COMMENT ON COLUMN store.article.publisher IS 'Who publishes it, as sources.toml names it.';
COMMENT ON COLUMN store.article.source_id IS 'The source that listed it first; NULL: imported without one.';
COMMENT ON COLUMN store.article.entry_id IS 'Made from publisher and canonical address; NULL: imported without a feed.';
COMMENT ON COLUMN store.article.first_seen_at IS 'When we first saw it; not when it was published.';
COMMENT ON COLUMN store.article.stored_at IS 'When its newest text was stored.';
COMMENT ON COLUMN store.article.batch_id IS 'The batch that stored it, all or nothing.';
