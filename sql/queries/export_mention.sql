-- export_mention: the view `mention`, by year. Grain: that of the view.
SELECT *, year(article_date) AS year FROM mention;
