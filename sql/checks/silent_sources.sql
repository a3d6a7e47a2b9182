-- warn: enabled sources that were read well and brought nothing new for three times their own usual longest gap, and a day at
-- least. Offenders only.
WITH first_seen AS (
    SELECT source_id, seen_at FROM store.entry_sighting
    QUALIFY row_number() OVER (PARTITION BY source_id, entry_id ORDER BY seen_at) = 1
),
moments AS (
    SELECT source_id, seen_at FROM first_seen GROUP BY source_id, seen_at
),
gaps AS (
    SELECT
        source_id,
        seen_at,
        date_diff('minute', lag(seen_at) OVER (PARTITION BY source_id ORDER BY seen_at), seen_at) / 60 AS gap_hours
    FROM moments
),
polled AS (
    SELECT source_id, max(polled_at) AS last_read_at FROM store.feed_poll WHERE outcome <> 'failed' GROUP BY source_id
)
SELECT
    g.source_id,
    max(g.seen_at) AS last_seen_at,
    p.last_read_at,
    round(quantile_cont(g.gap_hours, 0.9), 1) AS usual_longest_gap_hours
FROM gaps AS g
INNER JOIN store.source AS s ON s.source_id = g.source_id AND s.is_enabled
INNER JOIN polled AS p ON p.source_id = g.source_id
GROUP BY g.source_id, p.last_read_at
HAVING
    count(*) >= 10
    AND date_diff('hour', max(g.seen_at), p.last_read_at) > greatest(24, 3 * quantile_cont(g.gap_hours, 0.9))
ORDER BY last_seen_at;
