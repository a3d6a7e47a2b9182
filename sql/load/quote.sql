-- Appends the quote rows of readings that this batch brought, with the day of their text.
INSERT INTO store.quote BY NAME
SELECT i.* REPLACE (n.article_date AS article_date, name_key(i.speaker) AS name_key)
FROM incoming AS i
INNER JOIN new_reading AS n ON n.reading_id = i.reading_id;
