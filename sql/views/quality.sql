-- quality: measured error of the readers, from the labelled texts and from audits by people. Grain: one kind, field, rule, measure, reader version and origin.
CREATE OR REPLACE VIEW quality AS
WITH judged AS (
    FROM store.verdict
    QUALIFY row_number() OVER (PARTITION BY fact_id ORDER BY judged_at DESC, verdict_id) = 1
),
audit AS (
    SELECT
        fact_kind AS kind,
        rule,
        measure,
        reader_version,
        count(*) AS cases,
        count(*) FILTER (WHERE judgement <> 'not_a_fact') AS facts,
        count(*) FILTER (WHERE judgement = 'right') AS right_ones,
        list(field) FILTER (WHERE judgement = 'wrong_field') AS wrong_fields
    FROM judged
    GROUP BY GROUPING SETS ((fact_kind, reader_version), (fact_kind, reader_version, rule), (fact_kind, reader_version, measure))
),
counted AS (
    SELECT kind, 'record' AS field, rule, measure, reader_version, facts AS right_ones, cases FROM audit
    UNION ALL
    SELECT kind, 'full', rule, measure, reader_version, right_ones, cases FROM audit
    UNION ALL
    SELECT
        a.kind, f.field, a.rule, a.measure, a.reader_version,
        a.facts - len(list_filter(coalesce(a.wrong_fields, []), lambda one: one = f.field)),
        a.facts
    FROM audit AS a
    INNER JOIN (SELECT DISTINCT fact_kind, field FROM judged WHERE judgement = 'wrong_field') AS f ON f.fact_kind = a.kind
)
SELECT kind, field, rule, measure, reader_version, origin, precision, recall, cases, cases_wanted
FROM store.quality
UNION ALL
SELECT kind, field, rule, measure, reader_version, 'audit', right_ones / nullif(cases, 0), NULL, cases, NULL
FROM counted;

COMMENT ON VIEW quality IS 'Measured error of the readers. gold: texts labelled by language models and used for tuning (flattering); gold_check: labelled texts that nobody tuned on; corpus: sentences written as tests; audit: facts of this warehouse judged by people. Grain: one kind, field, rule, measure, reader version and origin. Example: SELECT kind, field, origin, precision, recall, cases FROM quality WHERE rule IS NULL AND measure IS NULL ORDER BY kind, field, origin;';
COMMENT ON COLUMN quality.kind IS 'figure, quote or event.';
COMMENT ON COLUMN quality.field IS 'record: the fact itself (figures: value and unit; quotes: span; events: type, actor, target); full: also measure, modality, economy and speaker (quotes: speaker; events: status); else one field, among right records where it is told.';
COMMENT ON COLUMN quality.rule IS 'Rule that read it (figures: the first two of its rules); NULL: all.';
COMMENT ON COLUMN quality.measure IS 'Measure of figures, type of events, kind of quotes; NULL: all.';
COMMENT ON COLUMN quality.reader_version IS 'Version of the readers that was measured.';
COMMENT ON COLUMN quality.origin IS 'gold, gold_check, corpus or audit.';
COMMENT ON COLUMN quality.precision IS 'Share of what was read that is right, 0 to 1; NULL: nothing was read.';
COMMENT ON COLUMN quality.recall IS 'Share of what is there that was read rightly, 0 to 1; NULL: not known.';
COMMENT ON COLUMN quality.cases IS 'How many were read: the cases of precision.';
COMMENT ON COLUMN quality.cases_wanted IS 'How many there are: the cases of recall; NULL: not known.';
