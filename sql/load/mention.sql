-- Appends the mention rows of readings that this batch brought.
INSERT INTO store.mention BY NAME
SELECT i.*
FROM incoming AS i
SEMI JOIN new_reading USING (reading_id);
