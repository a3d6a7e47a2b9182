-- Wanted entries of these sources inside a range of days whose article was never archived, oldest first. Grain: one article.
-- A page that was archived once, by whichever run, is not fetched again; one that failed for a while is, when it is due.
WITH fetches AS (
    SELECT
        article_id,
        count(*) AS fetches,
        min(fetched_at) AS first_fetched_at,
        arg_max(next_fetch_at, fetched_at) AS next_fetch_at,
        bool_or(warc_file IS NOT NULL) AS is_archived
    FROM store.page
    GROUP BY article_id
)
SELECT
    e.entry_id, e.article_id, e.source_id, e.publisher, e.address, e.title, e.summary, e.published_at,
    coalesce(f.fetches, 0) AS fetches, f.first_fetched_at
FROM store.feed_entry AS e
LEFT JOIN fetches AS f USING (article_id)
WHERE
    e.is_fetch_wanted
    AND list_contains($sources, e.source_id)
    AND ($since::TIMESTAMPTZ IS NULL OR e.published_at IS NULL OR e.published_at >= $since::TIMESTAMPTZ)
    AND ($until::TIMESTAMPTZ IS NULL OR e.published_at IS NULL OR e.published_at < $until::TIMESTAMPTZ)
    AND (f.article_id IS NULL OR (NOT f.is_archived AND f.next_fetch_at <= $now::TIMESTAMPTZ))
QUALIFY row_number() OVER (PARTITION BY e.article_id ORDER BY e.first_seen_at, e.entry_id) = 1
ORDER BY e.published_at, e.entry_id
LIMIT $limit;
