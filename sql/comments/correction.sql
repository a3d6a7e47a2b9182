-- correction: comments of the table store.correction.
COMMENT ON TABLE store.correction IS 'What people mended or voided, append-only. Grain: one correction of one field, or its taking back.';
COMMENT ON COLUMN store.correction.correction_id IS 'Its id.';
COMMENT ON COLUMN store.correction.fact_id IS 'figure_id, quote_id or event_id.';
COMMENT ON COLUMN store.correction.fact_kind IS 'figure, quote or event.';
COMMENT ON COLUMN store.correction.field IS 'The column that is mended; void: the whole fact is none.';
COMMENT ON COLUMN store.correction.value IS 'The new value as text (lists as JSON); NULL: not told, or a taking back.';
COMMENT ON COLUMN store.correction.value_read IS 'What the readers had when it was made; NULL: not told.';
COMMENT ON COLUMN store.correction.is_taken_back IS 'True: from here on the field is again as read.';
COMMENT ON COLUMN store.correction.why IS 'The reason, in the words of who made it.';
COMMENT ON COLUMN store.correction.made_by IS 'Who.';
COMMENT ON COLUMN store.correction.origin IS 'command, or file (corrections.toml).';
COMMENT ON COLUMN store.correction.made_at IS 'When.';
