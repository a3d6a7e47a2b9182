-- warn: enabled sources that answered well and listed nothing twice in a row: the page or feed has changed its form. Offenders only.
WITH numbered AS (
    SELECT source_id, polled_at, entries_seen, row_number() OVER (PARTITION BY source_id ORDER BY polled_at DESC) AS back
    FROM store.feed_poll
    WHERE outcome = 'listed'
)
SELECT n.source_id, s.address, max(n.polled_at) AS last_polled_at
FROM numbered AS n
INNER JOIN store.source AS s ON s.source_id = n.source_id AND s.is_enabled
WHERE n.back <= 2
GROUP BY n.source_id, s.address
HAVING count(*) = 2 AND sum(n.entries_seen) = 0;
