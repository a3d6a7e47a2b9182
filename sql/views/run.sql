-- run: one run of a flow with its counts. Grain: one run.
CREATE OR REPLACE VIEW run AS
SELECT
    run_id, flow, status, started_at, ended_at, version, sources_polled, sources_failed, entries_seen, entries_new, pages_fetched,
    articles_stored, revisions_stored, pages_rejected, figures_stored, quotes_stored, events_stored, message
FROM store.run;

COMMENT ON VIEW run IS 'One run of a flow with its counts. Grain: one run.';
COMMENT ON COLUMN run.run_id IS 'Id of the run.';
COMMENT ON COLUMN run.flow IS 'ingest, import, backfill, reextract or maintain.';
COMMENT ON COLUMN run.status IS 'running, completed, failed or killed (found dead by the next run; its batches are kept).';
COMMENT ON COLUMN run.started_at IS 'Start.';
COMMENT ON COLUMN run.ended_at IS 'End; NULL: still running.';
COMMENT ON COLUMN run.version IS 'Version of Tradelines.';
COMMENT ON COLUMN run.sources_polled IS 'Sources polled.';
COMMENT ON COLUMN run.sources_failed IS 'Sources whose poll failed.';
COMMENT ON COLUMN run.entries_seen IS 'Entries listed by the sources polled.';
COMMENT ON COLUMN run.entries_new IS 'Entries never seen before.';
COMMENT ON COLUMN run.pages_fetched IS 'Pages asked for.';
COMMENT ON COLUMN run.articles_stored IS 'Articles stored for the first time.';
COMMENT ON COLUMN run.revisions_stored IS 'Changed bodies of articles stored before.';
COMMENT ON COLUMN run.pages_rejected IS 'Pages that became no article.';
COMMENT ON COLUMN run.figures_stored IS 'Figures stored.';
COMMENT ON COLUMN run.quotes_stored IS 'Quotes stored.';
COMMENT ON COLUMN run.events_stored IS 'Events stored.';
COMMENT ON COLUMN run.message IS 'What went wrong; NULL: nothing.';
