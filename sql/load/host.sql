-- Replaces what is kept of the robots.txt of these origins.
DELETE FROM store.host WHERE origin IN (SELECT origin FROM incoming);
INSERT INTO store.host BY NAME FROM incoming;
