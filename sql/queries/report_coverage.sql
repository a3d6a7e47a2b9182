-- report_coverage: articles on topic by ownership of the publisher. Grain: one week and ownership.
SELECT week, coalesce(ownership, 'unknown') AS ownership, sum(articles_on_topic)::INTEGER AS articles
FROM trend_coverage_by_week
WHERE NOT is_total AND week BETWEEN date_trunc('week', $since::DATE) AND $until::DATE
GROUP BY ALL
HAVING articles > 0
ORDER BY week, ownership;
