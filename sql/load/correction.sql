-- Appends corrections that are not stored yet.
INSERT INTO store.correction BY NAME
SELECT i.*
FROM incoming AS i
ANTI JOIN store.correction AS s USING (correction_id);
