-- Opens a run.
INSERT INTO store.run (run_id, flow, status, started_at, host, process_id, process_started_at, version, parameters)
VALUES ($run_id, $flow, 'running', $started_at, $host, $process_id, $process_started_at, $version, $parameters);
