-- The bytes of these archive files are gone; what was read in them stays.
UPDATE store.page SET is_pruned = true WHERE list_contains($files, warc_file) AND NOT is_pruned;
