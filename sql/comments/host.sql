-- host: comments of the table store.host.
COMMENT ON TABLE store.host IS 'What is kept of an origin''s robots.txt. Grain: one origin.';
COMMENT ON COLUMN store.host.origin IS 'Scheme, host and port.';
COMMENT ON COLUMN store.host.status IS 'HTTP status of robots.txt; NULL: no answer.';
COMMENT ON COLUMN store.host.content IS 'robots.txt as received; NULL: none.';
COMMENT ON COLUMN store.host.reason IS 'Why; NULL: nothing went wrong.';
COMMENT ON COLUMN store.host.failure_kind IS 'Kind of failure; NULL: it was answered.';
COMMENT ON COLUMN store.host.fetched_at IS 'When the bytes came.';
COMMENT ON COLUMN store.host.fresh_until IS 'Asked again after that.';
