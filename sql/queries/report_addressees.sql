-- report_addressees: who speaks to whom on what; a sentence on two topics counts in both. Grain: one speaker, topic and addressee.
SELECT speaker, arg_max(offices, month) AS offices, topic, addressee, sum(quotes)::INTEGER AS quotes
FROM trend_speakers_by_month
WHERE addressee IS NOT NULL AND month BETWEEN date_trunc('month', $since::DATE) AND $until::DATE
GROUP BY speaker, topic, addressee
ORDER BY quotes DESC, speaker, addressee, topic
LIMIT 10;
