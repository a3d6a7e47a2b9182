-- A query is not watched any more.
DELETE FROM store.watch WHERE name = $name;
