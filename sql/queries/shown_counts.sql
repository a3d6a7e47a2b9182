-- How many quotes and trade actions these articles show now. Grain: all of them.
SELECT
    (
        SELECT count(*) FROM store.quote AS q
        INNER JOIN store.reading AS r USING (reading_id)
        INNER JOIN store.text AS t ON t.text_id = q.text_id
        WHERE r.is_current AND t.is_current AND q.article_id IN (SELECT unnest($article_ids::UUID[]))
    ) AS quotes,
    (
        SELECT count(*) FROM store.event AS e
        INNER JOIN store.reading AS r USING (reading_id)
        INNER JOIN store.text AS t ON t.text_id = e.text_id
        WHERE r.is_current AND t.is_current AND e.article_id IN (SELECT unnest($article_ids::UUID[]))
    ) AS events;
