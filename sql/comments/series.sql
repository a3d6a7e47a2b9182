-- series: comments of the table store.series.
COMMENT ON TABLE store.series IS 'Official statistics beside claims. Grain: one series.';
COMMENT ON COLUMN store.series.series_id IS 'Its name here.';
COMMENT ON COLUMN store.series.title IS 'What it counts, in words.';
COMMENT ON COLUMN store.series.reporter IS 'ISO code of the economy whose statistics they are.';
COMMENT ON COLUMN store.series.partner IS 'ISO code of the other side; NULL: the world.';
COMMENT ON COLUMN store.series.flow IS 'exports, imports or trade_balance, of the reporter.';
COMMENT ON COLUMN store.series.scope IS 'goods, services or both.';
COMMENT ON COLUMN store.series.unit IS 'ISO 4217; values are in whole units.';
COMMENT ON COLUMN store.series.adjustment IS 'none or seasonal.';
COMMENT ON COLUMN store.series.frequency IS 'year, quarter or month.';
COMMENT ON COLUMN store.series.publisher IS 'Who publishes it.';
COMMENT ON COLUMN store.series.address IS 'Where; NULL: not told.';
COMMENT ON COLUMN store.series.notes IS 'What to know about it; NULL: nothing.';
COMMENT ON COLUMN store.series.loaded_at IS 'When it was first loaded.';
