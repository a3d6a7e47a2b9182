-- verdict: comments of the table store.verdict.
COMMENT ON TABLE store.verdict IS 'Facts that a person judged in an audit. Grain: one judged fact.';
COMMENT ON COLUMN store.verdict.verdict_id IS 'Its id.';
COMMENT ON COLUMN store.verdict.fact_id IS 'figure_id, quote_id or event_id.';
COMMENT ON COLUMN store.verdict.fact_kind IS 'figure, quote or event.';
COMMENT ON COLUMN store.verdict.rule IS 'Which rules had read it, as in quality.';
COMMENT ON COLUMN store.verdict.measure IS 'Its measure, type or kind.';
COMMENT ON COLUMN store.verdict.reader_version IS 'Version of the readers.';
COMMENT ON COLUMN store.verdict.judgement IS 'right, wrong_field or not_a_fact.';
COMMENT ON COLUMN store.verdict.field IS 'The field that is wrong; NULL: none, or the fact itself.';
COMMENT ON COLUMN store.verdict.judged_by IS 'Who.';
COMMENT ON COLUMN store.verdict.judged_at IS 'When.';
