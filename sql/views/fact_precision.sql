-- fact_precision: precision by rule and by measure, gold and audits together, from 20 cases on. Grain: one kind of fact.
-- Labelled texts were used for tuning and flatter: their shares are scaled by gold_check over gold, over all facts of the kind.
-- Maps in one row a kind: views look them up per fact, and a query that does not ask for precision pays nothing.
CREATE OR REPLACE VIEW fact_precision AS
WITH overall AS (
    SELECT kind, field, least(1, sum(precision) FILTER (WHERE origin = 'gold_check') / sum(precision) FILTER (WHERE origin = 'gold')) AS held
    FROM quality
    WHERE rule IS NULL AND measure IS NULL AND field IN ('record', 'full') AND cases > 0
    GROUP BY ALL
),
counted AS (
    SELECT
        q.kind, q.field, q.rule, q.measure, q.cases,
        q.precision * q.cases * CASE q.origin WHEN 'gold' THEN coalesce(o.held, 1) ELSE 1 END AS right_ones
    FROM quality AS q
    LEFT JOIN overall AS o ON o.kind = q.kind AND o.field = q.field
    WHERE q.origin IN ('gold', 'audit') AND q.field IN ('record', 'full') AND q.cases > 0
),
pooled AS (
    SELECT
        kind, rule, measure,
        sum(right_ones) FILTER (WHERE field = 'record') / sum(cases) FILTER (WHERE field = 'record') AS precision,
        sum(right_ones) FILTER (WHERE field = 'full') / sum(cases) FILTER (WHERE field = 'full') AS precision_full,
        sum(cases) FILTER (WHERE field = 'record') AS cases
    FROM counted
    GROUP BY ALL
    HAVING sum(cases) FILTER (WHERE field = 'record') >= 20
),
told AS (
    SELECT kind, rule, measure, {'precision': precision, 'precision_full': precision_full, 'cases': cases::INTEGER} AS share
    FROM pooled
)
SELECT
    kind,
    coalesce(map_from_entries(list({'key': rule, 'value': share} ORDER BY rule) FILTER (WHERE rule IS NOT NULL)), map([], [])) AS by_rule,
    coalesce(
        map_from_entries(list({'key': measure, 'value': share} ORDER BY measure) FILTER (WHERE measure IS NOT NULL)), map([], [])
    ) AS by_measure
FROM told
GROUP BY kind;

COMMENT ON VIEW fact_precision IS 'Precision by rule and by measure, gold (scaled by gold_check over gold, as tuning flatters) and audits pooled, from 20 cases on: what figure, quote and event show. Grain: one kind of fact. Example: SELECT kind, unnest(map_entries(by_measure)) FROM fact_precision;';
COMMENT ON COLUMN fact_precision.kind IS 'figure, quote or event.';
COMMENT ON COLUMN fact_precision.by_rule IS 'Rule to precision, precision_full and cases.';
COMMENT ON COLUMN fact_precision.by_measure IS 'Measure, kind or type to the same.';
