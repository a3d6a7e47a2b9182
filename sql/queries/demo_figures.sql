-- Which kinds of number were told, how real, month by month? (a trend: FROM trend_figures_by_month)
SELECT month, measure, modality, sum(mentions) AS mentions, sum(articles) AS articles
FROM trend_figures_by_month
GROUP BY ALL
ORDER BY month DESC, mentions DESC
LIMIT 10;
