-- observation: values of official series with all their vintages. Grain: one series, period and vintage.
CREATE OR REPLACE VIEW observation AS
SELECT
    series_id, period, value, unit, adjustment, reporter, released_at, release_basis, vintage,
    row_number() OVER (
        PARTITION BY series_id, period ORDER BY coalesce(released_at, (stored_at AT TIME ZONE 'UTC')::DATE) DESC, stored_at DESC, vintage
    ) = 1 AS is_newest,
    stored_at
FROM store.observation;

COMMENT ON VIEW observation IS 'Values of official series with all their vintages; revisions are kept. Grain: one series, period and vintage. Example: SELECT period, value / 1e9 AS billions, vintage, released_at FROM observation WHERE series_id = ''us_goods_balance_with_china_by_year'' ORDER BY period, released_at;';
COMMENT ON COLUMN observation.series_id IS 'The series.';
COMMENT ON COLUMN observation.period IS 'ISO year, quarter (2018-Q3) or month.';
COMMENT ON COLUMN observation.value IS 'In whole units; a deficit is negative.';
COMMENT ON COLUMN observation.unit IS 'ISO 4217.';
COMMENT ON COLUMN observation.adjustment IS 'none or seasonal.';
COMMENT ON COLUMN observation.reporter IS 'ISO code of the economy whose statistics they are.';
COMMENT ON COLUMN observation.released_at IS 'Day from which this value was public, see release_basis; NULL: not known.';
COMMENT ON COLUMN observation.release_basis IS 'release: the publisher''s own day; seen: it was seen then and may be older; NULL: not known.';
COMMENT ON COLUMN observation.vintage IS 'Name of the vintage: the day of release, or first, seen, revised.';
COMMENT ON COLUMN observation.is_newest IS 'True: the newest value of its period (one without a day counts from when we stored it).';
COMMENT ON COLUMN observation.stored_at IS 'When we stored it.';
