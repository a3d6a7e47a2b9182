-- The queries that are watched. Grain: one query.
SELECT w.name, w.query, w.added_at, count(s.row_hash) AS rows_seen
FROM store.watch AS w
LEFT JOIN store.watch_sent AS s USING (name)
GROUP BY ALL
ORDER BY w.name;
