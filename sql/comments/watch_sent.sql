-- watch_sent: comments of the table store.watch_sent.
COMMENT ON TABLE store.watch_sent IS 'A row of a watched query that was sent, or was there when the watch began. Grain: one row of one query.';
COMMENT ON COLUMN store.watch_sent.name IS 'The watched query.';
COMMENT ON COLUMN store.watch_sent.row_hash IS 'SHA-256 of the row as JSON.';
COMMENT ON COLUMN store.watch_sent.sent_at IS 'When.';
