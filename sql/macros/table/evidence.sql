-- evidence: where a figure, quote or event comes from: words, sentence, speaker, office, outlet, address, and its record in the archive. Grain: one reading of the fact, the current one first.
CREATE OR REPLACE MACRO evidence(id_of_fact) AS TABLE
WITH found AS (
    SELECT 'figure' AS kind, 'speaker' AS told_by, figure_id AS id, reading_id, text_id, article_id, sentence_start, sentence_end, start_char, end_char, speaker, rule
    FROM store.figure WHERE figure_id = id_of_fact::UUID
    UNION ALL
    SELECT 'quote', 'speaker', quote_id, reading_id, text_id, article_id, sentence_start, sentence_end, start_char, end_char, speaker, rule
    FROM store.quote WHERE quote_id = id_of_fact::UUID
    UNION ALL
    SELECT 'event', 'claimed_by', event_id, reading_id, text_id, article_id, sentence_start, sentence_end, start_char, end_char, claimed_by, rule
    FROM store.event WHERE event_id = id_of_fact::UUID
)
SELECT
    f.kind, f.id, r.is_current AND t.is_current AS is_current,
    substring(t.content, f.start_char + 1, f.end_char - f.start_char) AS words,
    substring(t.content, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
    CASE WHEN map_contains(m.fields, f.told_by) THEN m.fields[f.told_by] ELSE f.speaker END AS speaker,
    (
        SELECT string_agg(o.title, '; ' ORDER BY o.from_date DESC)
        FROM store.office AS o
        WHERE o.canonical = CASE WHEN map_contains(m.fields, f.told_by) THEN m.fields[f.told_by] ELSE f.speaker END AND t.article_date >= o.from_date AND (o.until_date IS NULL OR t.article_date < o.until_date)
    ) AS office,
    a.publisher, t.title, t.article_date, a.canonical_address AS address, p.fetched_at, p.warc_file, p.warc_offset, p.warc_digest,
    v.revision_number, f.rule, r.reader_version, r.model, coalesce(m.is_void, false) AS is_void, m.corrections
FROM found AS f
INNER JOIN store.reading AS r ON r.reading_id = f.reading_id
INNER JOIN store.text AS t ON t.text_id = f.text_id
INNER JOIN store.article AS a ON a.article_id = f.article_id
LEFT JOIN corrected_fact AS m ON m.id = f.id
LEFT JOIN store.revision AS v ON v.revision_id = t.revision_id
LEFT JOIN store.page AS p ON p.page_id = v.page_id
ORDER BY is_current DESC, r.reader_version DESC;

COMMENT ON MACRO TABLE evidence IS 'Where a figure, quote or event comes from: words, sentence, speaker, office, outlet, address, its record in the archive, and what people corrected (is_void: it is no fact). Grain: one reading of the fact, the current one first. Example: FROM evidence(''00000000-0000-0000-0000-000000000000'');';
