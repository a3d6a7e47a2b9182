-- warn: runs that have been open for longer than six hours; a backfill may take its time. Offenders only.
SELECT run_id, flow, started_at, host, process_id
FROM store.run
WHERE status = 'running' AND flow <> 'backfill' AND started_at < now() - INTERVAL 6 HOUR;
