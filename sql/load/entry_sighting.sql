-- Appends the entry_sighting rows that are not stored yet. Once per sighting_id.
INSERT INTO store.entry_sighting BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY sighting_id) = 1) AS i
ANTI JOIN store.entry_sighting AS s USING (sighting_id);
