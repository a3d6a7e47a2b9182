-- entity: comments of the table store.entity.
COMMENT ON TABLE store.entity IS 'Every person, body or place ever read. Grain: one kind, canonical name and country.';
COMMENT ON COLUMN store.entity.entity_id IS 'Made from kind, canonical name and country.';
COMMENT ON COLUMN store.entity.kind IS 'person, organisation or place.';
COMMENT ON COLUMN store.entity.canonical IS 'The full name an encyclopedia uses.';
COMMENT ON COLUMN store.entity.country IS 'ISO 3166-1 alpha-2, EU for the Union; NULL: none fits or unknown.';
COMMENT ON COLUMN store.entity.is_registered IS 'True: of reference/; false: discovered in a text.';
COMMENT ON COLUMN store.entity.first_seen_at IS 'When it was first read.';
