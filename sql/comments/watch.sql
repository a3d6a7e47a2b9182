-- watch: comments of the table store.watch.
COMMENT ON TABLE store.watch IS 'A query that a person watches: its new rows are sent once. Grain: one query.';
COMMENT ON COLUMN store.watch.name IS 'Given by the person.';
COMMENT ON COLUMN store.watch.query IS 'One SELECT on the published copy.';
COMMENT ON COLUMN store.watch.added_at IS 'When it was added.';
