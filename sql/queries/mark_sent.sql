-- These rows of a watched query were sent. Once per row.
INSERT INTO store.watch_sent (name, row_hash, sent_at)
SELECT $name, h.row_hash, now()
FROM (SELECT unnest($hashes::VARCHAR[]) AS row_hash) AS h
ANTI JOIN (SELECT row_hash FROM store.watch_sent WHERE name = $name) AS s USING (row_hash);
