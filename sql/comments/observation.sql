-- observation: comments of the table store.observation.
COMMENT ON TABLE store.observation IS 'Values of official series, revisions kept. Grain: one series, period and vintage.';
COMMENT ON COLUMN store.observation.series_id IS 'The series.';
COMMENT ON COLUMN store.observation.period IS 'ISO year, quarter (2018-Q3) or month.';
COMMENT ON COLUMN store.observation.value IS 'In whole units; a deficit is negative.';
COMMENT ON COLUMN store.observation.unit IS 'ISO 4217.';
COMMENT ON COLUMN store.observation.adjustment IS 'none or seasonal.';
COMMENT ON COLUMN store.observation.reporter IS 'ISO code of the economy whose statistics they are.';
COMMENT ON COLUMN store.observation.released_at IS 'Day from which this value was public, see release_basis; NULL: not known.';
COMMENT ON COLUMN store.observation.release_basis IS 'release: the publisher''s own day; seen: it was seen then and may be older; NULL: not known.';
COMMENT ON COLUMN store.observation.vintage IS 'Name of the vintage: the day of release, or first, revised.';
COMMENT ON COLUMN store.observation.stored_at IS 'When we stored it.';
