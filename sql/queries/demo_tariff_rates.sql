-- Which tariff rates were threatened, announced or in force, and who said so?
SELECT article_date, publisher, economy AS imposer, partner AS target, figure_text, modality, effect, speaker
FROM figure
WHERE measure = 'tariff_rate' AND economy IN ('US', 'CN')
ORDER BY article_date DESC, publisher, start_char
LIMIT 12;
