-- revision: comments of the table store.revision.
COMMENT ON TABLE store.revision IS 'A change by the publisher: two fetches, cleaned by the same cleaner, with different bodies. Grain: one body of an article.';
COMMENT ON COLUMN store.revision.revision_id IS 'Made from article and page.';
COMMENT ON COLUMN store.revision.article_id IS 'The article, made from its canonical address.';
COMMENT ON COLUMN store.revision.page_id IS 'The fetch that brought it.';
COMMENT ON COLUMN store.revision.revision_number IS '1: as first fetched; higher: the publisher changed the body.';
COMMENT ON COLUMN store.revision.fetched_at IS 'When the bytes came.';
COMMENT ON COLUMN store.revision.stored_at IS 'When it was stored.';
COMMENT ON COLUMN store.revision.batch_id IS 'The batch that stored it, all or nothing.';
