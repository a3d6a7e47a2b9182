-- The newest body of each of these articles under one cleaner. Grain: one article.
SELECT t.article_id, r.revision_number, t.content_hash
FROM store.text AS t
INNER JOIN store.revision AS r USING (revision_id)
WHERE t.cleaner_version = $cleaner_version AND t.article_id IN (SELECT unnest($article_ids::UUID[]))
QUALIFY row_number() OVER (PARTITION BY t.article_id ORDER BY r.revision_number DESC) = 1;
