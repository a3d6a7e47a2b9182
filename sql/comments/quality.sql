-- quality: comments of the table store.quality.
COMMENT ON TABLE store.quality IS 'Measured error of the readers, from reference/quality.tsv; the view quality adds audits. Grain: one kind, field, rule, measure, reader version and origin.';
COMMENT ON COLUMN store.quality.kind IS 'figure, quote or event.';
COMMENT ON COLUMN store.quality.field IS 'record: the fact itself; full: the fact with its main fields; else one field, among facts that are right.';
COMMENT ON COLUMN store.quality.rule IS 'Rule that read it (figures: how the number and the measure were read); NULL: all.';
COMMENT ON COLUMN store.quality.measure IS 'Measure of figures, type of events, kind of quotes; NULL: all.';
COMMENT ON COLUMN store.quality.reader_version IS 'Version of the readers that was measured.';
COMMENT ON COLUMN store.quality.origin IS 'gold, gold_check (texts that nobody tuned on) or corpus.';
COMMENT ON COLUMN store.quality.precision IS 'Share of what was read that is right, 0 to 1; NULL: nothing was read.';
COMMENT ON COLUMN store.quality.recall IS 'Share of what is there that was read rightly, 0 to 1; NULL: not known.';
COMMENT ON COLUMN store.quality.cases IS 'How many were read: the cases of precision.';
COMMENT ON COLUMN store.quality.cases_wanted IS 'How many there are: the cases of recall; NULL: not known.';
