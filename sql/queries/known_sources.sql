-- Sources that the store knows. Grain: one source.
SELECT source_id FROM store.source UNION SELECT source_id FROM store.feed_entry WHERE source_id IS NOT NULL ORDER BY source_id;
