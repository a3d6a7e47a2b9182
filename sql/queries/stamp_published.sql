-- Says inside the file which copy this is.
DELETE FROM store.meta WHERE name IN ('published_at', 'published_run_id');
INSERT INTO store.meta VALUES ('published_at', $published_at), ('published_run_id', $run_id);
