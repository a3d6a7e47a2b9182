-- Appends the readings that are not stored yet and remembers them: only their facts are loaded.
INSERT INTO new_reading
SELECT DISTINCT i.reading_id
FROM incoming AS i
ANTI JOIN store.reading AS s USING (reading_id)
-- What was taken back is not stored again, whichever run still had it in hand.
ANTI JOIN buried AS b ON b.article_id = i.article_id;
INSERT INTO store.reading BY NAME
SELECT i.*
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY reading_id) = 1) AS i
SEMI JOIN new_reading USING (reading_id);
