-- The newest sighting of each of these entries in each source. Grain: one entry and source.
SELECT entry_id, source_id, content_hash
FROM store.entry_sighting
WHERE entry_id IN (SELECT unnest($entry_ids::UUID[]))
QUALIFY row_number() OVER (PARTITION BY entry_id, source_id ORDER BY seen_at DESC) = 1;
