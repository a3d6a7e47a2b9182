-- A query that is watched from now on.
INSERT INTO store.watch (name, query, added_at) VALUES ($name, $query, now());
