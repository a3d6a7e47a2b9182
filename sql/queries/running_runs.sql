-- Runs that are open. Grain: one run.
SELECT run_id FROM store.run WHERE status = 'running';
