-- What is needed to clean or read these texts again. Grain: one text.
SELECT
    t.text_id,
    t.article_id,
    t.kind,
    t.content,
    t.title,
    t.title_length,
    t.cleaner_version,
    t.article_date,
    a.canonical_address,
    a.publisher,
    a.source_id,
    s.country,
    coalesce(s.may_store_body, true) AS may_store_body,
    e.entry_id,
    coalesce(e.title, t.title, '') AS entry_title,
    coalesce(e.summary, '') AS entry_summary,
    e.published_at AS entry_published_at,
    p.page_id,
    coalesce(p.address, a.canonical_address) AS address,
    p.final_address,
    p.status,
    p.fetched_at,
    p.body_hash,
    p.byte_count,
    p.warc_file,
    p.warc_offset,
    p.warc_length,
    p.warc_digest,
    p.warc_file IS NOT NULL AND NOT p.is_pruned AS is_archived,
    EXISTS (
        SELECT 1 FROM store.reading AS r WHERE r.text_id = t.text_id AND r.reader = 'facts' AND r.is_current
    ) AS has_facts
FROM store.text AS t
INNER JOIN store.article AS a USING (article_id)
LEFT JOIN store.revision AS v USING (revision_id)
LEFT JOIN store.page AS p ON p.page_id = v.page_id
LEFT JOIN store.source AS s ON s.source_id = a.source_id
LEFT JOIN store.feed_entry AS e ON e.entry_id = a.entry_id
WHERE t.text_id IN (SELECT unnest($text_ids::UUID[]));
