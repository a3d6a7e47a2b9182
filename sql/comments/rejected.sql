-- rejected: comments of the table store.rejected.
COMMENT ON TABLE store.rejected IS 'A feed, entry or input line that became nothing; pages are in page. Grain: one refusal.';
COMMENT ON COLUMN store.rejected.rejected_id IS 'Made from run, stage and address.';
COMMENT ON COLUMN store.rejected.run_id IS 'The run that saw it first.';
COMMENT ON COLUMN store.rejected.stage IS 'feed, entry or line.';
COMMENT ON COLUMN store.rejected.source_id IS 'The source it came from; NULL: none.';
COMMENT ON COLUMN store.rejected.address IS 'What failed.';
COMMENT ON COLUMN store.rejected.reason IS 'Why, one sentence.';
COMMENT ON COLUMN store.rejected.rejected_at IS 'When.';
