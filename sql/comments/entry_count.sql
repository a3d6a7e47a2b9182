-- entry_count: comments of the table store.entry_count.
COMMENT ON TABLE store.entry_count IS 'Entries of general-interest sources: the denominator of indices. Grain: one week or month and publisher.';
COMMENT ON COLUMN store.entry_count.bucket IS 'week or month.';
COMMENT ON COLUMN store.entry_count.bucket_date IS 'First day of the week or month, UTC.';
COMMENT ON COLUMN store.entry_count.publisher IS 'Who published it.';
COMMENT ON COLUMN store.entry_count.entries IS 'Entries, each address of a publisher once.';
