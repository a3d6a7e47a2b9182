-- trend_feed_health: how each source behaves, worst first. Grain: one source.
CREATE OR REPLACE VIEW trend_feed_health AS
WITH newest AS (
    SELECT * FROM store.feed_poll
    QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY polled_at DESC) = 1
),
seen AS (
    SELECT source_id, count(DISTINCT entry_id) AS entries, max(seen_at) AS newest_entry_seen_at
    FROM store.entry_sighting
    GROUP BY source_id
)
SELECT
    s.source_id,
    s.publisher,
    s.is_enabled,
    p.polled_at AS last_polled_at,
    p.outcome AS last_outcome,
    p.reason,
    p.failures,
    p.next_poll_at,
    p.warnings,
    coalesce(e.entries, 0) AS entries,
    e.newest_entry_seen_at
FROM store.source AS s
LEFT JOIN newest AS p USING (source_id)
LEFT JOIN seen AS e USING (source_id)
ORDER BY p.failures DESC NULLS LAST, s.source_id;

COMMENT ON VIEW trend_feed_health IS 'How each source behaves, worst first. Grain: one source.';
COMMENT ON COLUMN trend_feed_health.source_id IS 'The source.';
COMMENT ON COLUMN trend_feed_health.publisher IS 'Who publishes it.';
COMMENT ON COLUMN trend_feed_health.is_enabled IS 'Polled by ingest.';
COMMENT ON COLUMN trend_feed_health.last_polled_at IS 'Last poll; NULL: never.';
COMMENT ON COLUMN trend_feed_health.last_outcome IS 'new, unchanged or failed; NULL: never polled.';
COMMENT ON COLUMN trend_feed_health.reason IS 'What went wrong; NULL: nothing.';
COMMENT ON COLUMN trend_feed_health.failures IS 'Weighted failures in a row: 1 hard, 0.5 soft, 0.25 temporary; NULL: never polled.';
COMMENT ON COLUMN trend_feed_health.next_poll_at IS 'When it is due again; NULL: never polled.';
COMMENT ON COLUMN trend_feed_health.warnings IS 'What is odd though it works; empty: nothing; NULL: never polled.';
COMMENT ON COLUMN trend_feed_health.entries IS 'Entries ever seen there.';
COMMENT ON COLUMN trend_feed_health.newest_entry_seen_at IS 'When an entry there was last new or changed; NULL: never.';
