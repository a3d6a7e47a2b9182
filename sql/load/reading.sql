-- Appends the readings that are not stored yet and remembers them with the day of their text: only their facts are loaded.
INSERT INTO new_reading
SELECT DISTINCT i.reading_id, i.article_id, t.article_date
FROM incoming AS i
LEFT JOIN store.text AS t USING (text_id)
ANTI JOIN store.reading AS s ON s.reading_id = i.reading_id AND s.article_date = t.article_date
-- What was taken back is not stored again, whichever run still had it in hand.
ANTI JOIN buried AS b ON b.article_id = i.article_id;
INSERT INTO store.reading BY NAME
SELECT i.* REPLACE (n.article_date AS article_date)
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY reading_id) = 1) AS i
INNER JOIN new_reading AS n ON n.reading_id = i.reading_id;
