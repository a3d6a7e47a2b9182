-- What is kept of robots.txt.
SELECT origin, status, content, reason, failure_kind, fetched_at, fresh_until FROM store.host;
