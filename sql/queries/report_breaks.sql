-- report_breaks: weeks in which a publisher's own volume jumped or fell. Grain: one publisher and week.
SELECT publisher, week, usual_before, usual_after
FROM coverage_break
WHERE week BETWEEN date_trunc('week', $since::DATE) AND $until::DATE
ORDER BY week, publisher;
