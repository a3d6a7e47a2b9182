-- export_figure: the view `figure`, by year. Grain: that of the view.
SELECT *, year(article_date) AS year FROM figure;
