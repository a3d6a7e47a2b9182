-- Sources whose country or ownership is another than when their articles were counted.
SELECT DISTINCT d.source_id
FROM store.day_count AS d
INNER JOIN store.source AS s ON s.source_id = d.source_id
WHERE d.country IS DISTINCT FROM s.country OR d.ownership IS DISTINCT FROM s.ownership
ORDER BY d.source_id;
