-- The last ten runs, newest first.
SELECT
    strftime(started_at, '%Y-%m-%d %H:%M:%S') AS started_at,
    flow,
    status,
    date_diff('second', started_at, ended_at) AS seconds,
    sources_polled,
    sources_failed,
    entries_new,
    pages_fetched,
    articles_stored,
    revisions_stored,
    pages_rejected,
    message
FROM run
ORDER BY started_at DESC
LIMIT 10;
