-- Appends series that are not stored yet.
INSERT INTO store.series BY NAME
SELECT i.*
FROM incoming AS i
ANTI JOIN store.series AS s USING (series_id);
