-- The newest poll state of each source.
SELECT source_id, state
FROM store.feed_poll
QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY polled_at DESC) = 1;
