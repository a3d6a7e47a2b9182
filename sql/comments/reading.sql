-- reading: comments of the table store.reading.
COMMENT ON TABLE store.reading IS 'One reading of one text, also when nothing was found; it owns the facts. Grain: one text, reader, reader version and model.';
COMMENT ON COLUMN store.reading.reading_id IS 'Made from text, reader, version and model.';
COMMENT ON COLUMN store.reading.text_id IS 'The text that was read.';
COMMENT ON COLUMN store.reading.article_id IS 'The article, made from its canonical address.';
COMMENT ON COLUMN store.reading.reader IS 'facts or relevance.';
COMMENT ON COLUMN store.reading.reader_version IS 'Raised by hand when output changes.';
COMMENT ON COLUMN store.reading.model IS 'spaCy model with its version; NULL: none used.';
COMMENT ON COLUMN store.reading.is_current IS 'True: speaks for its article or text; set in the transaction that stored it.';
COMMENT ON COLUMN store.reading.stored_at IS 'When it was stored.';
COMMENT ON COLUMN store.reading.batch_id IS 'The batch that stored it, all or nothing.';
COMMENT ON COLUMN store.reading.run_id IS 'The run that stored it.';
COMMENT ON COLUMN store.reading.article_date IS 'Day of its text, UTC; narrows what a query reads.';
