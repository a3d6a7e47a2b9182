-- backfill_part: comments of the table store.backfill_part.
COMMENT ON TABLE store.backfill_part IS 'A finished part of a backfill; it is not read again unless asked for. Grain: one archive, dump, list or sitemap in one run.';
COMMENT ON COLUMN store.backfill_part.part_id IS 'Made from kind, name, size and range of dates.';
COMMENT ON COLUMN store.backfill_part.run_id IS 'The run that finished it.';
COMMENT ON COLUMN store.backfill_part.kind IS 'warc, jsonl, list or sitemap.';
COMMENT ON COLUMN store.backfill_part.name IS 'File name, or address of a sitemap.';
COMMENT ON COLUMN store.backfill_part.done_at IS 'When it was finished.';
COMMENT ON COLUMN store.backfill_part.records IS 'Answers, lines or entries in it.';
COMMENT ON COLUMN store.backfill_part.damaged IS 'Places that could not be read.';
COMMENT ON COLUMN store.backfill_part.passed_over IS 'Records that were no page of interest: other status or type, outside the dates, no word of China.';
COMMENT ON COLUMN store.backfill_part.rejected IS 'Pages in which no article was found.';
COMMENT ON COLUMN store.backfill_part.off_topic IS 'Articles that are not on topic; they are not stored.';
COMMENT ON COLUMN store.backfill_part.known IS 'Pages or entries that were stored already.';
COMMENT ON COLUMN store.backfill_part.stored IS 'Pages or entries that were stored.';
COMMENT ON COLUMN store.backfill_part.reasons IS 'Why something was damaged, passed over or rejected, each with its number.';
