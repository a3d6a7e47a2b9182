-- report_feeds: how each source behaves, worst first. Grain: one source.
SELECT
    f.source_id, s.name, f.publisher, s.country, s.ownership, f.last_outcome, f.reason, f.failures, f.last_polled_at, f.newest_entry_seen_at,
    f.entries
FROM trend_feed_health AS f
LEFT JOIN source AS s USING (source_id)
WHERE f.is_enabled
ORDER BY f.failures DESC NULLS LAST, f.last_polled_at NULLS FIRST, f.source_id;
