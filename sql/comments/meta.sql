-- meta: comments of the table store.meta.
COMMENT ON TABLE store.meta IS 'What this copy is: publishing time, hashes of sql/ and reference/. Grain: one name.';
COMMENT ON COLUMN store.meta.name IS 'What.';
COMMENT ON COLUMN store.meta.value IS 'Its value.';
