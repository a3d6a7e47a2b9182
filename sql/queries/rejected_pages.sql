-- The newest archived page of articles that never had a body: a new cleaner may find one. Grain: one article.
SELECT
    p.article_id,
    p.entry_id,
    coalesce(e.source_id, a.source_id) AS source_id,
    coalesce(e.publisher, a.publisher, '') AS publisher,
    s.country,
    coalesce(s.may_store_body, true) AS may_store_body,
    coalesce(e.title, '') AS entry_title,
    coalesce(e.summary, '') AS entry_summary,
    e.published_at AS entry_published_at,
    p.page_id,
    p.address,
    p.final_address,
    p.status,
    p.fetched_at,
    p.body_hash,
    p.byte_count,
    p.warc_file,
    p.warc_offset,
    p.warc_length,
    p.warc_digest
FROM store.page AS p
LEFT JOIN store.feed_entry AS e ON e.entry_id = p.entry_id
LEFT JOIN store.article AS a ON a.article_id = p.article_id
LEFT JOIN store.source AS s ON s.source_id = coalesce(e.source_id, a.source_id)
ANTI JOIN store.revision AS v ON v.article_id = p.article_id
WHERE p.outcome = 'rejected' AND p.warc_file IS NOT NULL AND NOT p.is_pruned
QUALIFY row_number() OVER (PARTITION BY p.article_id ORDER BY p.fetched_at DESC) = 1
ORDER BY p.fetched_at, p.page_id
LIMIT $limit;
