-- Appends tombstones that are not stored yet.
INSERT INTO store.tombstone BY NAME
SELECT i.*
FROM incoming AS i
ANTI JOIN store.tombstone AS s USING (tombstone_id);
