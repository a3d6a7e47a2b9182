-- When each source was polled first: what was published before is no miss. Grain: one source.
SELECT source_id, min(polled_at) AS polled_at FROM store.feed_poll GROUP BY source_id;
