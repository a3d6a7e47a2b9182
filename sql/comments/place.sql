-- place: comments of the table store.place.
COMMENT ON TABLE store.place IS 'A place of reference/. Grain: one place.';
COMMENT ON COLUMN store.place.entity_id IS 'Made from kind, canonical name and country.';
COMMENT ON COLUMN store.place.canonical IS 'The full name an encyclopedia uses.';
COMMENT ON COLUMN store.place.kind IS 'country, region, city, building, ...';
COMMENT ON COLUMN store.place.country IS 'ISO 3166-1 alpha-2, EU for the Union; NULL: none fits or unknown.';
COMMENT ON COLUMN store.place.stands_for IS 'ISO code of the government it stands for ("Washington said"); NULL: none.';
COMMENT ON COLUMN store.place.source IS 'Where the entry of reference/ has it from.';
