-- export_article: articles without their texts, by year. Grain: one canonical address.
SELECT * EXCLUDE (content), year(article_date) AS year FROM article;
