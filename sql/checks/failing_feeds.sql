-- warn: enabled sources whose last three polls or more all failed. Offenders only.
WITH numbered AS (
    SELECT source_id, polled_at, outcome, reason, row_number() OVER (PARTITION BY source_id ORDER BY polled_at DESC) AS back
    FROM store.feed_poll
)
SELECT n.source_id, max(n.polled_at) AS last_polled_at, arg_max(n.reason, n.polled_at) AS reason
FROM numbered AS n
INNER JOIN store.source AS s ON s.source_id = n.source_id AND s.is_enabled
WHERE n.back <= 3
GROUP BY n.source_id
HAVING count(*) = 3 AND bool_and(n.outcome = 'failed');
