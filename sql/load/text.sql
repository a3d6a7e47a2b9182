-- Appends the text rows that are not stored yet. Once per text_id.
INSERT INTO store.text BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY text_id) = 1) AS i
ANTI JOIN store.text AS s USING (text_id)
ANTI JOIN buried AS b ON b.article_id = i.article_id;
