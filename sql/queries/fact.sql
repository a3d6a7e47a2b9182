-- One fact by its id, as the newest reading has it, with its fields as JSON. Grain: one kind (ids do not repeat across kinds).
WITH found AS (
    SELECT 'figure' AS kind, figure_id AS id, reading_id, article_id, to_json(f) AS fields FROM store.figure AS f WHERE figure_id = $fact_id::UUID
    UNION ALL
    SELECT 'quote', quote_id, reading_id, article_id, to_json(q) FROM store.quote AS q WHERE quote_id = $fact_id::UUID
    UNION ALL
    SELECT 'event', event_id, reading_id, article_id, to_json(e) FROM store.event AS e WHERE event_id = $fact_id::UUID
)
SELECT f.kind, f.id, f.article_id, f.fields, r.is_current
FROM found AS f
INNER JOIN store.reading AS r USING (reading_id)
ORDER BY r.is_current DESC, r.reader_version DESC, r.stored_at DESC
LIMIT 1;
