-- Appends the figure rows of readings that this batch brought.
INSERT INTO store.figure BY NAME
SELECT i.*
FROM incoming AS i
SEMI JOIN new_reading USING (reading_id);
