-- export_event: the view `event`, by year. Grain: that of the view.
SELECT *, year(article_date) AS year FROM event;
