-- Appends the backfill_part rows that are not stored yet. Once per part_id, run_id.
INSERT INTO store.backfill_part BY NAME
SELECT *
FROM incoming AS i
ANTI JOIN store.backfill_part AS s USING (part_id, run_id);
