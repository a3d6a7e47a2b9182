-- report_rates: duty rates as told between the two sides, each point a week, a side, a status and its highest rate; above 1000 percent nothing is a duty. Grain: one week, imposer, partner, status and basis.
SELECT week, economy, partner, status, basis, lowest, highest, mentions
FROM trend_tariff_rates_by_week
WHERE economy IN ('US', 'CN') AND (partner IS NULL OR partner IN ('US', 'CN')) AND economy IS DISTINCT FROM partner
    AND highest <= 1000
    AND week BETWEEN date_trunc('week', $since::DATE) AND $until::DATE
ORDER BY week, economy, partner, status, basis;
