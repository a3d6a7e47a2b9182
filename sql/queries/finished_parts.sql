-- Parts of backfills that were finished, with when last. Grain: one part.
SELECT part_id, max(done_at) AS done_at FROM store.backfill_part GROUP BY part_id;
