-- page: one fetch of one address and what became of it. Grain: one fetch.
CREATE OR REPLACE VIEW page AS
SELECT
    page_id, article_id, entry_id, run_id, address, final_address, status, fetched_at, outcome, reason, attempt, next_fetch_at,
    body_hash, byte_count, warc_file, warc_offset, warc_length, warc_digest, is_pruned
FROM store.page;

COMMENT ON VIEW page IS 'One fetch of one address and what became of it. Grain: one fetch.';
COMMENT ON COLUMN page.page_id IS 'Made from run, address and instant.';
COMMENT ON COLUMN page.article_id IS 'The article at that address.';
COMMENT ON COLUMN page.entry_id IS 'The entry that led to it; NULL: imported.';
COMMENT ON COLUMN page.run_id IS 'The run that fetched it.';
COMMENT ON COLUMN page.address IS 'Address as asked.';
COMMENT ON COLUMN page.final_address IS 'Address after redirects; NULL: no answer.';
COMMENT ON COLUMN page.status IS 'HTTP status; NULL: no answer.';
COMMENT ON COLUMN page.fetched_at IS 'When.';
COMMENT ON COLUMN page.outcome IS 'article, unchanged (same cleaned body as before), rejected or failed.';
COMMENT ON COLUMN page.reason IS 'Why it is no article; NULL: it is one.';
COMMENT ON COLUMN page.attempt IS 'Fetches of this address so far, from 1.';
COMMENT ON COLUMN page.next_fetch_at IS 'When it is due again; NULL: not again unless its entry changes.';
COMMENT ON COLUMN page.body_hash IS 'SHA-256 of the body as fetched; NULL: no body.';
COMMENT ON COLUMN page.byte_count IS 'Bytes of the body, decompressed; NULL: no body.';
COMMENT ON COLUMN page.warc_file IS 'Archive file below the archive directory; NULL: not archived.';
COMMENT ON COLUMN page.warc_offset IS 'Byte where its record starts in that file; NULL: not archived.';
COMMENT ON COLUMN page.warc_length IS 'Bytes of its record; NULL: not archived.';
COMMENT ON COLUMN page.warc_digest IS 'Payload digest in the record; NULL: not archived.';
COMMENT ON COLUMN page.is_pruned IS 'True: retention has removed the archived bytes.';
