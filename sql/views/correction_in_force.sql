-- correction_in_force: corrections that hold, the last word on each field of each fact. Grain: one field of one fact.
CREATE OR REPLACE VIEW correction_in_force AS
SELECT fact_id, fact_kind, field, value, value_read, why, made_by, origin, made_at
FROM (
    FROM store.correction
    QUALIFY row_number() OVER (PARTITION BY fact_id, field ORDER BY made_at DESC, correction_id DESC) = 1
)
WHERE NOT is_taken_back;

COMMENT ON VIEW correction_in_force IS 'Corrections that hold: the last word on each field of each fact. Grain: one field of one fact.';
COMMENT ON COLUMN correction_in_force.fact_id IS 'figure_id, quote_id or event_id.';
COMMENT ON COLUMN correction_in_force.fact_kind IS 'figure, quote or event.';
COMMENT ON COLUMN correction_in_force.field IS 'The column that is mended; void: the whole fact is none.';
COMMENT ON COLUMN correction_in_force.value IS 'The value that holds, as text (lists as JSON); NULL: not told.';
COMMENT ON COLUMN correction_in_force.value_read IS 'What the readers had when it was made; NULL: not told.';
COMMENT ON COLUMN correction_in_force.why IS 'The reason, in the words of who made it.';
COMMENT ON COLUMN correction_in_force.made_by IS 'Who.';
COMMENT ON COLUMN correction_in_force.origin IS 'command, or file (corrections.toml).';
COMMENT ON COLUMN correction_in_force.made_at IS 'When.';
