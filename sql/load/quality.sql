-- Replaces the measured error whole.
DELETE FROM store.quality;
INSERT INTO store.quality BY NAME FROM incoming;
