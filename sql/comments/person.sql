-- person: comments of the table store.person.
COMMENT ON TABLE store.person IS 'A person of reference/. Grain: one person.';
COMMENT ON COLUMN store.person.entity_id IS 'Made from kind, canonical name and country.';
COMMENT ON COLUMN store.person.canonical IS 'The full name an encyclopedia uses.';
COMMENT ON COLUMN store.person.chinese_name IS 'In characters; NULL: none.';
COMMENT ON COLUMN store.person.country IS 'ISO 3166-1 alpha-2, EU for the Union; NULL: none fits or unknown.';
COMMENT ON COLUMN store.person.source IS 'Where the entry of reference/ has it from.';
