-- Appends the article_topic rows of readings that this batch brought.
INSERT INTO store.article_topic BY NAME
SELECT i.*
FROM incoming AS i
SEMI JOIN new_reading USING (reading_id);
