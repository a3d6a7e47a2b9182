-- series: official statistics beside claims, with what is stored of each. Grain: one series.
CREATE OR REPLACE VIEW series AS
SELECT
    s.series_id, s.title, s.reporter, s.partner, s.flow, s.scope, s.unit, s.adjustment, s.frequency, s.publisher, s.address, s.notes,
    count(DISTINCT o.period) AS periods,
    count(o.period) AS values_stored,
    min(o.period) AS first_period,
    max(o.period) AS last_period,
    s.loaded_at
FROM store.series AS s
LEFT JOIN store.observation AS o ON o.series_id = s.series_id
GROUP BY ALL;

COMMENT ON VIEW series IS 'Official statistics beside claims. US and Chinese statistics are never netted: see mirror_gap. Grain: one series. Example: SELECT series_id, title, unit, first_period, last_period FROM series ORDER BY series_id;';
COMMENT ON COLUMN series.series_id IS 'Its name here.';
COMMENT ON COLUMN series.title IS 'What it counts, in words.';
COMMENT ON COLUMN series.reporter IS 'ISO code of the economy whose statistics they are.';
COMMENT ON COLUMN series.partner IS 'ISO code of the other side; NULL: the world.';
COMMENT ON COLUMN series.flow IS 'exports, imports or trade_balance, of the reporter.';
COMMENT ON COLUMN series.scope IS 'goods, services or both.';
COMMENT ON COLUMN series.unit IS 'ISO 4217; values are in whole units.';
COMMENT ON COLUMN series.adjustment IS 'none or seasonal.';
COMMENT ON COLUMN series.frequency IS 'year, quarter or month.';
COMMENT ON COLUMN series.publisher IS 'Who publishes it.';
COMMENT ON COLUMN series.address IS 'Where; NULL: not told.';
COMMENT ON COLUMN series.notes IS 'What to know about it; NULL: nothing.';
COMMENT ON COLUMN series.periods IS 'Periods that have a value.';
COMMENT ON COLUMN series.values_stored IS 'Values of all vintages.';
COMMENT ON COLUMN series.first_period IS 'First period that has one; NULL: none.';
COMMENT ON COLUMN series.last_period IS 'Last period that has one; NULL: none.';
COMMENT ON COLUMN series.loaded_at IS 'When it was first loaded.';
