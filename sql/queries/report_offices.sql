-- report_offices: what the holders of an office speak on; a sentence on two topics counts in both. Grain: one office and topic.
SELECT
    office, body, country, topic, list_sort(list_distinct(flatten(list(speakers)))) AS speakers, sum(quotes)::INTEGER AS quotes,
    max(month) AS last_month
FROM trend_statements_by_office
WHERE month BETWEEN date_trunc('month', $since::DATE) AND $until::DATE
GROUP BY office, body, country, topic
ORDER BY quotes DESC, office, topic
LIMIT 15;
