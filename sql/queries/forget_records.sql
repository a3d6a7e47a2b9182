-- Where the pages of `gone` are in the archive. Grain: one fetch.
SELECT p.warc_file, p.warc_offset, p.warc_length
FROM store.page AS p
SEMI JOIN gone USING (article_id)
WHERE p.warc_file IS NOT NULL AND p.warc_offset IS NOT NULL AND p.warc_length IS NOT NULL AND NOT p.is_pruned;
