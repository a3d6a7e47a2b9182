-- Appends the entry_sighting rows that are not stored yet. Once per sighting_id.
INSERT INTO store.entry_sighting BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY sighting_id) = 1) AS i
ANTI JOIN store.entry_sighting AS s USING (sighting_id)
-- What was taken back is not stored again.
ANTI JOIN (
    SELECT e.entry_id FROM store.feed_entry AS e INNER JOIN buried AS b ON b.article_id = e.article_id OR b.source_id = e.source_id
) AS g ON g.entry_id = i.entry_id;
