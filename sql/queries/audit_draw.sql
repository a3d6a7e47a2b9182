-- Facts of current readings in an order that $seed alone decides, those not judged yet first. Grain: one fact.
WITH found AS (
    SELECT 'figure' AS kind, figure_id AS id, reading_id, text_id, rule, measure, start_char, end_char, sentence_start, sentence_end, to_json(f) AS fields
    FROM corrected_figure AS f
    UNION ALL
    SELECT 'quote', quote_id, reading_id, text_id, rule, kind, start_char, end_char, sentence_start, sentence_end, to_json(q)
    FROM corrected_quote AS q
    UNION ALL
    SELECT 'event', event_id, reading_id, text_id, rule, type, start_char, end_char, sentence_start, sentence_end, to_json(e)
    FROM corrected_event AS e
),
drawn AS (
    SELECT f.*, r.reader_version
    FROM found AS f
    INNER JOIN store.reading AS r ON r.reading_id = f.reading_id AND r.is_current
    SEMI JOIN (FROM store.text WHERE is_current) AS t ON t.text_id = f.text_id
    ANTI JOIN store.verdict AS v ON v.fact_id = f.id
    WHERE $kind IS NULL OR f.kind = $kind
    ORDER BY hash(f.id::VARCHAR || $seed)
    LIMIT $number
)
SELECT
    d.kind, d.id, d.rule, d.measure, d.reader_version, d.fields, a.publisher, t.article_date, t.title, a.canonical_address AS address,
    substring(t.content, d.start_char + 1, d.end_char - d.start_char) AS words,
    substring(t.content, d.sentence_start + 1, d.sentence_end - d.sentence_start) AS sentence,
    d.start_char - d.sentence_start AS words_at
FROM drawn AS d
INNER JOIN store.text AS t ON t.text_id = d.text_id
INNER JOIN store.article AS a ON a.article_id = t.article_id
ORDER BY hash(d.id::VARCHAR || $seed);
