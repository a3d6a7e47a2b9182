-- report_span: the last day that the corpus tells of and when it was published. Grain: one row.
SELECT
    (SELECT max(article_date) FROM article) AS newest_day,
    (SELECT min(article_date) FROM article) AS oldest_day,
    (SELECT value FROM store.meta WHERE name = 'published_at') AS published_at;
