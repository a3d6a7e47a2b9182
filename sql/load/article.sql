-- Appends the article rows that are not stored yet. Once per article_id.
INSERT INTO store.article BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY article_id) = 1) AS i
ANTI JOIN store.article AS s USING (article_id)
ANTI JOIN buried AS b ON b.article_id = i.article_id;
