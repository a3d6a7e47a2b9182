-- rejected: feeds, entries and input lines that became nothing, with the reason. Grain: one rejection.
CREATE OR REPLACE VIEW rejected AS
SELECT rejected_id, run_id, stage, source_id, address, reason, rejected_at FROM store.rejected;

COMMENT ON VIEW rejected IS 'Feeds, entries and input lines that became nothing; pages are in page. Grain: one rejection, once per source, address and reason.';
COMMENT ON COLUMN rejected.rejected_id IS 'Made from stage, source, address and reason.';
COMMENT ON COLUMN rejected.run_id IS 'The run that saw it first.';
COMMENT ON COLUMN rejected.stage IS 'Where it failed.';
COMMENT ON COLUMN rejected.source_id IS 'The source it came from; NULL: none.';
COMMENT ON COLUMN rejected.address IS 'What failed.';
COMMENT ON COLUMN rejected.reason IS 'Why.';
COMMENT ON COLUMN rejected.rejected_at IS 'When first seen.';
