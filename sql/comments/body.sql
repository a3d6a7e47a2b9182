-- body: comments of the table store.body.
COMMENT ON TABLE store.body IS 'A public body, association or outlet of reference/. Grain: one body.';
COMMENT ON COLUMN store.body.entity_id IS 'Made from kind, canonical name and country.';
COMMENT ON COLUMN store.body.canonical IS 'The full name an encyclopedia uses.';
COMMENT ON COLUMN store.body.kind IS 'Kind of body: government, court, association, media, ...';
COMMENT ON COLUMN store.body.country IS 'ISO 3166-1 alpha-2, EU for the Union; NULL: none fits or unknown.';
COMMENT ON COLUMN store.body.parent IS 'The body it belongs to; NULL: none.';
COMMENT ON COLUMN store.body.source IS 'Where the entry of reference/ has it from.';
