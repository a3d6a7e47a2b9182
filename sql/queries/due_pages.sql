-- Wanted pages of these sources that are due at $now, newest entries first. Grain: one entry.
-- Due: never fetched; next_fetch_at has come; or a sighting newer than the last fetch changed the entry.
WITH fetches AS (
    SELECT
        article_id,
        count(*) AS fetches,
        min(fetched_at) AS first_fetched_at,
        max(fetched_at) AS last_fetched_at,
        arg_max(next_fetch_at, fetched_at) AS next_fetch_at
    FROM store.page
    GROUP BY article_id
),
sightings AS (
    SELECT
        entry_id,
        max(seen_at) AS last_seen_at,
        arg_max(title, seen_at) AS title,
        arg_max(summary, seen_at) AS summary
    FROM store.entry_sighting
    GROUP BY entry_id
)
SELECT
    e.entry_id,
    e.article_id,
    e.source_id,
    e.publisher,
    e.address,
    coalesce(s.title, e.title) AS title,
    coalesce(s.summary, e.summary) AS summary,
    e.published_at,
    coalesce(f.fetches, 0) AS fetches,
    f.first_fetched_at
FROM store.feed_entry AS e
LEFT JOIN sightings AS s USING (entry_id)
LEFT JOIN fetches AS f USING (article_id)
LEFT JOIN store.source AS o USING (source_id)
ANTI JOIN buried AS b ON b.article_id = e.article_id OR b.source_id = e.source_id
WHERE
    e.is_fetch_wanted
    AND list_contains($sources, e.source_id)
    AND ($since::TIMESTAMPTZ IS NULL OR coalesce(e.published_at, e.first_seen_at) >= $since::TIMESTAMPTZ)
    AND (
        CASE
            WHEN o.may_fetch_body THEN
                f.article_id IS NULL OR f.next_fetch_at <= $now::TIMESTAMPTZ OR s.last_seen_at > f.last_fetched_at
            -- Headline only: read once, and again when its words change.
            ELSE NOT EXISTS (
                SELECT 1 FROM store.text AS t WHERE t.article_id = e.article_id AND t.stored_at >= s.last_seen_at
            )
        END
    )
QUALIFY row_number() OVER (PARTITION BY e.article_id ORDER BY e.first_seen_at, e.entry_id) = 1
ORDER BY coalesce(e.published_at, e.first_seen_at) DESC, e.entry_id
LIMIT $limit;
