-- export_article_with_body: articles, with the text where the terms of the source allow its export (else NULL), by year. Grain: one canonical address.
SELECT
    a.* EXCLUDE (content),
    CASE WHEN s.may_export_body THEN a.content END AS content,
    year(a.article_date) AS year
FROM article AS a
LEFT JOIN source AS s USING (source_id);
