-- report_totals: the size of what is told. Grain: one row.
SELECT
    (SELECT count(*) FROM article) AS articles,
    (SELECT count(*) FROM article WHERE is_on_topic) AS articles_on_topic,
    (SELECT count(DISTINCT publisher) FROM article) AS publishers,
    (SELECT count(*) FROM figure WHERE NOT is_conversion) AS figures,
    (SELECT count(*) FROM quote) AS quotes,
    (SELECT count(*) FROM event) AS events;
