-- report_indices: indices over the own corpus, or the share of entries where an index has no value yet. Grain: one index and week.
SELECT index_name, title, week, value, reason, share, numerator, denominator, is_complete, breaks, base_from, base_until
FROM trend_index_by_week
WHERE week BETWEEN date_trunc('week', $since::DATE) AND $until::DATE
ORDER BY index_name, week;
