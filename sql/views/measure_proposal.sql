-- measure_proposal: documents of the Federal Register in the feeds that look like trade measures on China and are not in the spine. Grain: one document.
-- A person looks at them: `tradelines measures propose FILE` writes the block to start from.
CREATE OR REPLACE VIEW measure_proposal AS
WITH documents AS (
    SELECT
        f.entry_id,
        f.title,
        f.summary,
        f.canonical_address AS address,
        f.entry_date,
        f.first_seen_at,
        regexp_extract(f.canonical_address, '/documents/\d{4}/\d{2}/\d{2}/([0-9]{4}-[0-9]{4,6})', 1) AS document_number
    FROM store.feed_entry AS f
    WHERE f.canonical_address LIKE '%federalregister.gov/documents/%'
)
SELECT
    d.document_number,
    d.title,
    d.address,
    d.entry_date,
    d.first_seen_at,
    d.summary
FROM documents AS d
WHERE d.document_number <> ''
AND regexp_matches(
    lower(d.title || ' ' || coalesce(d.summary, '')),
    'section (301|232|201|122|338)|entity list|unverified list|export administration|export control|reciprocal tariff|additional dut|duty order|dumping|countervailing|forced labor|outbound|china|chinese'
)
AND regexp_matches(lower(d.title || ' ' || coalesce(d.summary, '')), 'china|chinese|prc|all countries|entity list|tariff|hong kong')
AND NOT EXISTS (
    SELECT 1 FROM store.trade_action AS a
    WHERE a.document LIKE '%' || d.document_number || '%' OR a.address LIKE '%/' || d.document_number || '/%'
    OR a.second_address LIKE '%/' || d.document_number || '/%'
)
QUALIFY row_number() OVER (PARTITION BY d.document_number ORDER BY d.first_seen_at) = 1;

COMMENT ON VIEW measure_proposal IS 'Documents of the Federal Register in the feeds that look like trade measures on China and are not in the spine yet. Nothing of them is in force by our word. Grain: one document.';
COMMENT ON COLUMN measure_proposal.document_number IS 'Number of the document.';
COMMENT ON COLUMN measure_proposal.title IS 'Title.';
COMMENT ON COLUMN measure_proposal.address IS 'Address.';
COMMENT ON COLUMN measure_proposal.entry_date IS 'Day of the entry, UTC.';
COMMENT ON COLUMN measure_proposal.first_seen_at IS 'When we first saw it.';
COMMENT ON COLUMN measure_proposal.summary IS 'Summary of the feed; NULL or empty: none.';
