-- Numbers for Prometheus. Grain: one metric and set of labels. label and value_of_label: NULL where the metric has none.
WITH metrics AS (
    SELECT 'runs_total' AS metric, 'counter' AS kind, 'Runs by flow and status.' AS help, MAP {'flow': flow, 'status': status} AS labels, count(*)::DOUBLE AS value
    FROM store.run GROUP BY flow, status
    UNION ALL
    SELECT 'run_last_completed_timestamp_seconds', 'gauge', 'When a flow last completed.', MAP {'flow': flow}, max(epoch(ended_at))
    FROM store.run WHERE status = 'completed' GROUP BY flow
    UNION ALL
    SELECT 'run_last_duration_seconds', 'gauge', 'How long the last completed run of a flow took.', MAP {'flow': flow},
        arg_max(epoch(ended_at) - epoch(started_at), ended_at)
    FROM store.run WHERE status = 'completed' GROUP BY flow
    UNION ALL
    SELECT 'pages_total', 'counter', 'Fetches by outcome.', MAP {'outcome': outcome}, count(*) FROM store.page GROUP BY outcome
    UNION ALL
    SELECT 'pages_rejected_total', 'counter', 'Pages that became no article, by reason.', MAP {'reason': coalesce(reason, '')}, count(*)
    FROM store.page WHERE outcome = 'rejected' GROUP BY coalesce(reason, '')
    UNION ALL
    SELECT 'articles_total', 'counter', 'Articles.', MAP {}, count(*) FROM store.article
    UNION ALL
    SELECT 'entries_total', 'counter', 'Entries ever listed.', MAP {}, count(*) FROM store.feed_entry
    UNION ALL
    SELECT 'rejected_total', 'counter', 'Feeds, entries and lines that became nothing, by stage.', MAP {'stage': stage}, count(*)
    FROM store.rejected GROUP BY stage
    UNION ALL
    SELECT 'newest_article_lag_seconds', 'gauge', 'Age of the newest stored text.', MAP {}, epoch(now()) - epoch(max(stored_at))
    FROM store.text HAVING count(*) > 0
    UNION ALL
    SELECT 'reading_lag_seconds', 'gauge', 'Median time from publication to storage, last seven days.', MAP {},
        median(epoch(stored_at) - epoch(published_at))
    FROM store.text WHERE published_at IS NOT NULL AND stored_at > now() - INTERVAL 7 DAY HAVING count(*) > 0
    UNION ALL
    SELECT 'feed_failures', 'gauge', 'Weighted failures in a row of an enabled source; 0: healthy.', MAP {'source': source_id}, coalesce(failures, 0)
    FROM trend_feed_health WHERE is_enabled
    UNION ALL
    SELECT 'check_offenders', 'gauge', 'Offenders of the last round of a check; -1: it could not run.', MAP {'check': name, 'severity': severity},
        coalesce(offenders, -1)
    FROM (FROM store.check_result QUALIFY row_number() OVER (PARTITION BY name ORDER BY checked_at DESC) = 1)
)
SELECT metric, kind, help, map_entries(labels) AS labels, value FROM metrics ORDER BY metric, labels::VARCHAR;
