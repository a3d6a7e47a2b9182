-- company_listing: comments of the table store.company_listing.
COMMENT ON TABLE store.company_listing IS 'A company on a list such as the Entity List. Grain: one company, list and start.';
COMMENT ON COLUMN store.company_listing.entity_id IS 'Made from kind, canonical name and country.';
COMMENT ON COLUMN store.company_listing.list IS 'Name of the list.';
COMMENT ON COLUMN store.company_listing.from_date IS 'First day.';
COMMENT ON COLUMN store.company_listing.until_date IS 'First day after; NULL: still so.';
COMMENT ON COLUMN store.company_listing.source IS 'Where the entry of reference/ has it from.';
