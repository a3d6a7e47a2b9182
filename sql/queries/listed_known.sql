-- What is known of these addresses: feeds, fetches, texts, tombstones. Grain: one asked address.
WITH asked AS (
    SELECT unnest($article_ids)::UUID AS article_id, unnest($addresses) AS address
),
-- An address at which the fetch of another one ended is the same article.
ended AS (
    SELECT a.article_id, arg_max(p.address, p.fetched_at) AS address
    FROM store.page AS p
    INNER JOIN asked AS a ON a.address = p.final_address AND a.article_id <> p.article_id
    WHERE p.outcome IN ('article', 'unchanged')
    GROUP BY a.article_id
),
seen AS (
    SELECT
        e.article_id,
        min(e.first_seen_at) AS first_seen_at,
        bool_or(e.is_fetch_wanted) AS is_fetch_wanted,
        arg_min(e.first_look_reasons, e.first_seen_at) AS first_look_reasons,
        bool_or(coalesce(s.may_fetch_body, true)) AS may_fetch_body
    FROM store.feed_entry AS e
    SEMI JOIN asked AS a USING (article_id)
    LEFT JOIN store.source AS s USING (source_id)
    WHERE e.source_id <> 'import'
    GROUP BY e.article_id
),
fetched AS (
    SELECT
        p.article_id,
        bool_or(p.outcome IN ('article', 'unchanged')) AS is_article,
        arg_max(p.outcome, p.fetched_at) AS outcome,
        arg_max(p.reason, p.fetched_at) FILTER (WHERE p.reason IS NOT NULL) AS reason,
        arg_max(coalesce(p.status, 0), p.fetched_at) AS status
    FROM store.page AS p
    SEMI JOIN asked AS a USING (article_id)
    GROUP BY p.article_id
),
kept AS (
    SELECT t.article_id, bool_or(t.kind = 'body') AS has_body
    FROM store.text AS t
    SEMI JOIN asked AS a USING (article_id)
    GROUP BY t.article_id
)
SELECT
    a.article_id,
    b.article_id IS NOT NULL AS is_buried,
    coalesce(k.has_body, false) OR coalesce(f.is_article, false) OR m.address IS NOT NULL AS is_stored,
    k.article_id IS NOT NULL AND NOT coalesce(s.may_fetch_body, true) AS is_headline,
    s.article_id IS NOT NULL AS is_seen,
    coalesce(s.is_fetch_wanted, false) AS is_fetch_wanted,
    coalesce(s.first_look_reasons, []) AS first_look_reasons,
    s.first_seen_at,
    f.outcome,
    f.reason,
    nullif(f.status, 0) AS status,
    m.address AS stored_address
FROM (SELECT DISTINCT article_id FROM asked) AS a
LEFT JOIN seen AS s USING (article_id)
LEFT JOIN fetched AS f USING (article_id)
LEFT JOIN kept AS k USING (article_id)
LEFT JOIN ended AS m USING (article_id)
LEFT JOIN (SELECT DISTINCT article_id FROM buried WHERE scope = 'article') AS b USING (article_id);
