-- Entries of `touched_entry` that have a term of each of an index' sets, in title or summary. An unused set is the empty pattern.
INSERT INTO store.index_entry
SELECT $index_name, e.entry_id
FROM store.feed_entry AS e
SEMI JOIN touched_entry USING (entry_id)
WHERE regexp_matches(lower(concat_ws(' . ', e.title, e.summary)), $first)
    AND regexp_matches(lower(concat_ws(' . ', e.title, e.summary)), $second)
    AND regexp_matches(lower(concat_ws(' . ', e.title, e.summary)), $third)
EXCEPT
FROM store.index_entry;
