-- status_told: comments of the table store.status_told.
COMMENT ON TABLE store.status_told IS 'When a status of an action was first stored: what is new in today. Grain: one month, action and status.';
COMMENT ON COLUMN store.status_told.month IS 'First day of the month of the articles, UTC.';
COMMENT ON COLUMN store.status_told.type IS 'Kind of action.';
COMMENT ON COLUMN store.status_told.actor IS 'Acting side; NULL: untold.';
COMMENT ON COLUMN store.status_told.target IS 'Side acted on; NULL: all, or untold.';
COMMENT ON COLUMN store.status_told.instrument IS 'Legal ground or list; NULL: untold.';
COMMENT ON COLUMN store.status_told.status IS 'How real it is.';
COMMENT ON COLUMN store.status_told.first_stored_at IS 'When the first reading that tells it was stored, superseded ones too.';
