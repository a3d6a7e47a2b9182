-- Texts that speak for their article and can be cleaned or read again, oldest first. Grain: one text.
-- $everything: all of them; else those of an older cleaner or reader, or of another language model.
SELECT t.text_id
FROM store.text AS t
LEFT JOIN store.revision AS v USING (revision_id)
LEFT JOIN store.page AS p ON p.page_id = v.page_id
WHERE
    t.is_current
    AND (t.content <> '' OR (p.warc_file IS NOT NULL AND NOT p.is_pruned))
    AND (
        $everything
        OR (t.kind = 'body' AND t.cleaner_version < $cleaner_version AND p.warc_file IS NOT NULL AND NOT p.is_pruned)
        OR NOT EXISTS (
            SELECT 1 FROM store.reading AS r
            WHERE r.text_id = t.text_id AND r.reader = 'relevance' AND r.reader_version >= $reader_version
        )
        OR EXISTS (
            SELECT 1 FROM store.reading AS r
            WHERE r.text_id = t.text_id AND r.reader = 'facts' AND r.is_current AND r.model IS DISTINCT FROM $model
        )
    )
ORDER BY t.stored_at, t.text_id
LIMIT $limit;
