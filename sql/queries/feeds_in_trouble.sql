-- Enabled sources whose last poll failed or that are odd.
SELECT source_id, strftime(last_polled_at, '%Y-%m-%d %H:%M:%S') AS last_polled_at, last_outcome, failures, coalesce(reason, array_to_string(warnings, '; ')) AS reason
FROM trend_feed_health
WHERE is_enabled AND (failures > 0 OR len(warnings) > 0)
ORDER BY failures DESC, source_id;
