-- fail: facts whose words lie outside their text, so that no sentence can be shown. Offenders only.
WITH facts AS (
    SELECT 'figure' AS what, figure_id AS id, text_id, start_char, end_char FROM store.figure
    UNION ALL SELECT 'quote', quote_id, text_id, start_char, end_char FROM store.quote
    UNION ALL SELECT 'event', event_id, text_id, start_char, end_char FROM store.event
    UNION ALL SELECT 'mention', mention_id, text_id, start_char, end_char FROM store.mention
)
SELECT f.what, f.id, f.start_char, f.end_char, length(t.content) AS text_length
FROM facts AS f
INNER JOIN store.text AS t USING (text_id)
WHERE t.content <> '' AND (f.start_char < 0 OR f.end_char <= f.start_char OR f.end_char > length(t.content));
