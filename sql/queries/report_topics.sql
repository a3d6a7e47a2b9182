-- report_topics: topics with their share of coverage. Grain: one month and topic.
SELECT month, topic, articles, stories, share_of_articles, articles_read
FROM trend_topics_by_month
WHERE topic IS NOT NULL AND month BETWEEN date_trunc('month', $since::DATE) AND $until::DATE
ORDER BY month, topic;
