-- index_entry: comments of the table store.index_entry.
COMMENT ON TABLE store.index_entry IS 'Entries that have a term of every set of an index. Grain: one index and entry.';
COMMENT ON COLUMN store.index_entry.index_name IS 'The index.';
COMMENT ON COLUMN store.index_entry.entry_id IS 'The entry.';
