-- export_quote: the view `quote`, by year. Grain: that of the view.
SELECT *, year(article_date) AS year FROM quote;
