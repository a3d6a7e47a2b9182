-- The archive files that pages point to, and whether all of their pages are pruned. Grain: one file.
SELECT warc_file, count(*) AS pages, bool_and(is_pruned) AS is_pruned
FROM store.page
WHERE warc_file IS NOT NULL
GROUP BY warc_file;
