-- Appends the event_figure rows of readings that this batch brought.
INSERT INTO store.event_figure BY NAME
SELECT i.*
FROM incoming AS i
SEMI JOIN new_reading USING (reading_id);
