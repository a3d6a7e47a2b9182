-- report_expiring: what lapses within 180 days of today. Grain: one act.
SELECT until_date, days_left, title, imposer, kind, state, rate, rate_unit, then_measure_id, document, address
FROM expiring(180)
WHERE is_verified
ORDER BY until_date, title;
