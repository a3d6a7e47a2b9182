-- Appends the sentence_topic rows of readings that this batch brought, with the day of their text.
INSERT INTO store.sentence_topic BY NAME
SELECT i.* REPLACE (n.article_date AS article_date)
FROM incoming AS i
INNER JOIN new_reading AS n ON n.reading_id = i.reading_id;
