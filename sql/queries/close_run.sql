-- Closes a run with its counts.
UPDATE store.run SET
    status = $status, ended_at = $ended_at, message = $message, sources_polled = $sources_polled,
    sources_failed = $sources_failed, entries_seen = $entries_seen, entries_new = $entries_new,
    pages_fetched = $pages_fetched, articles_stored = $articles_stored, revisions_stored = $revisions_stored,
    pages_rejected = $pages_rejected, figures_stored = $figures_stored, quotes_stored = $quotes_stored,
    events_stored = $events_stored
WHERE run_id = $run_id;
