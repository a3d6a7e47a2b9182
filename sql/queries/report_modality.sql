-- report_modality: how real the told numbers are. Grain: one month and modality.
SELECT month, modality, sum(mentions)::INTEGER AS mentions
FROM trend_figures_by_month
WHERE month BETWEEN date_trunc('month', $since::DATE) AND $until::DATE
GROUP BY month, modality
ORDER BY month, modality;
