-- report_usual_weeks: in how many of the eight weeks before the newest one there is an article: fewer than four tell nothing usual. Grain: one row.
SELECT
    (SELECT max(week) FROM trend_coverage_by_week) AS week,
    count(DISTINCT week)::INTEGER AS weeks
FROM trend_coverage_by_week
WHERE articles > 0 AND week >= (SELECT max(week) FROM trend_coverage_by_week) - 56 AND week < (SELECT max(week) FROM trend_coverage_by_week);
