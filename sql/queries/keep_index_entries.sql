-- Entries of `touched_entry` that have a term of each of an index' sets, in title or summary. An unused set is the empty pattern.
INSERT INTO store.index_entry
-- MATERIALIZED: else the patterns are pushed below the join and tried on every entry there is.
WITH told AS MATERIALIZED (
    SELECT entry_id, lower(concat_ws(' . ', title, summary)) AS words
    FROM store.feed_entry SEMI JOIN touched_entry USING (entry_id)
)
SELECT $index_name, entry_id
FROM told
ANTI JOIN (FROM store.index_entry WHERE index_name = $index_name) AS known USING (entry_id)
WHERE regexp_matches(words, $first) AND regexp_matches(words, $second) AND regexp_matches(words, $third);
