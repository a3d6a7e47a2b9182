-- The figures that these articles show now, with their words. Grain: one number in one text.
SELECT
    f.*,
    substring(t.content, f.start_char + 1, f.end_char - f.start_char) AS words,
    substring(t.content, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence
FROM store.figure AS f
INNER JOIN store.reading AS r USING (reading_id)
INNER JOIN store.text AS t ON t.text_id = f.text_id
WHERE r.is_current AND t.is_current AND f.article_id IN (SELECT unnest($article_ids::UUID[]))
ORDER BY f.article_id, f.start_char;
