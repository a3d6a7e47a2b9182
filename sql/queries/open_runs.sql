-- Runs on this host that were never closed.
SELECT run_id, process_id, process_started_at FROM store.run WHERE status = 'running' AND host = $host;
