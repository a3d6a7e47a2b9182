-- All that a citation of one fact needs, from its current reading. Grain: one fact.
SELECT e.*, t.byline, s.fetched_at AS text_fetched_at
FROM evidence($fact_id) AS e
LEFT JOIN store.article AS a ON a.canonical_address = e.address
LEFT JOIN store.text AS t ON t.article_id = a.article_id AND t.is_current
LEFT JOIN store.revision AS s ON s.revision_id = t.revision_id
LIMIT 1;
