-- company: comments of the table store.company.
COMMENT ON TABLE store.company IS 'A company of reference/. Grain: one company.';
COMMENT ON COLUMN store.company.entity_id IS 'Made from kind, canonical name and country.';
COMMENT ON COLUMN store.company.canonical IS 'The full name an encyclopedia uses.';
COMMENT ON COLUMN store.company.country IS 'ISO 3166-1 alpha-2, EU for the Union; NULL: none fits or unknown.';
COMMENT ON COLUMN store.company.sector IS 'Line of business.';
COMMENT ON COLUMN store.company.parent IS 'The body it belongs to; NULL: none.';
COMMENT ON COLUMN store.company.ticker IS 'Symbol of its shares; NULL: not listed.';
COMMENT ON COLUMN store.company.exchange IS 'Exchange of its shares; NULL: not listed.';
COMMENT ON COLUMN store.company.cik IS 'Number at the SEC; NULL: none.';
COMMENT ON COLUMN store.company.source IS 'Where the entry of reference/ has it from.';
