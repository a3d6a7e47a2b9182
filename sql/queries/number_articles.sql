-- Every article, or those of the sources in $sources, with its place in time: what is counted again in one go then lies in few weeks.
CREATE OR REPLACE TEMP TABLE numbered_article AS
SELECT t.article_id, row_number() OVER (ORDER BY t.article_date, t.article_id) - 1 AS place
FROM store.text AS t
INNER JOIN store.article AS a ON a.article_id = t.article_id
WHERE t.is_current AND ($sources IS NULL OR list_contains($sources::VARCHAR[], a.source_id));
