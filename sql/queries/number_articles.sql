-- Every article with its place in time: what is counted again in one go then lies in few weeks.
CREATE OR REPLACE TEMP TABLE numbered_article AS
SELECT article_id, row_number() OVER (ORDER BY article_date, article_id) - 1 AS place FROM store.text WHERE is_current;
