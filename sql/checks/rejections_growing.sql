-- warn: reasons for which pages of a host become no article, at least twice as often in the last seven days as in the four weeks
-- before, and for a fifth of its pages. Offenders only.
WITH newest AS (
    SELECT max(stored_at) AS instant FROM store.page
),
pages AS (
    SELECT
        regexp_extract(p.address, '^https?://([^/]+)', 1) AS host,
        p.stored_at > n.instant - INTERVAL 7 DAY AS is_new,
        CASE WHEN p.outcome IN ('rejected', 'failed') THEN coalesce(p.reason, 'no reason') END AS reason
    FROM store.page AS p
    CROSS JOIN newest AS n
    WHERE p.stored_at > n.instant - INTERVAL 35 DAY
),
totals AS (
    SELECT host, count(*) FILTER (WHERE is_new) AS pages_now, count(*) FILTER (WHERE NOT is_new) AS pages_before
    FROM pages
    GROUP BY host
)
SELECT
    p.host,
    p.reason,
    t.pages_now,
    count(*) FILTER (WHERE p.is_new) AS rejected_now,
    round(count(*) FILTER (WHERE p.is_new) / t.pages_now, 2) AS share_now,
    round(count(*) FILTER (WHERE NOT p.is_new) / t.pages_before, 2) AS share_before
FROM pages AS p
INNER JOIN totals AS t USING (host)
WHERE p.reason IS NOT NULL AND t.pages_now >= 10 AND t.pages_before >= 20
GROUP BY p.host, p.reason, t.pages_now, t.pages_before
HAVING share_now >= 0.2 AND share_now >= 2 * share_before;
