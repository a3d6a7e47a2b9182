-- Appends the sentence_topic rows of readings that this batch brought.
INSERT INTO store.sentence_topic BY NAME
SELECT i.*
FROM incoming AS i
SEMI JOIN new_reading USING (reading_id);
