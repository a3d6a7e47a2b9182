-- What a removed watch had sent.
DELETE FROM store.watch_sent WHERE name = $name;
