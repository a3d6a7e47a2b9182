-- report_recall: how much of what outside lists name is here, in this time. Grain: one outside list and publisher; NULL: hosts that are not followed.
SELECT
    list_name, publisher, min(listed_date) AS from_date, max(listed_date) AS until_date, sum(listed)::INTEGER AS listed, sum(seen)::INTEGER AS seen,
    sum(wanted)::INTEGER AS wanted, sum(found)::INTEGER AS found, sum(stories_found)::INTEGER AS stories_found
FROM trend_recall_by_day
WHERE listed_date >= $since::DATE
GROUP BY list_name, publisher
ORDER BY publisher IS NULL, sum(wanted) - sum(found) DESC, publisher, list_name
LIMIT 15;
