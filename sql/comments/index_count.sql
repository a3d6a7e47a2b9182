-- index_count: comments of the table store.index_count.
COMMENT ON TABLE store.index_count IS 'Of these the entries that count in an index: its numerator. Grain: one index, week or month and publisher; no row where there is none.';
COMMENT ON COLUMN store.index_count.index_name IS 'The index.';
COMMENT ON COLUMN store.index_count.bucket IS 'week or month.';
COMMENT ON COLUMN store.index_count.bucket_date IS 'First day of the week or month, UTC.';
COMMENT ON COLUMN store.index_count.publisher IS 'Who published it.';
COMMENT ON COLUMN store.index_count.entries IS 'Entries that have a term of every set.';
