-- mirror_gap: the same flow as its importer and as its exporter count it. Grain: one flow, period and unit.
CREATE OR REPLACE VIEW mirror_gap AS
SELECT
    e.reporter AS exporter,
    i.reporter AS importer,
    o.period,
    e.unit,
    e.scope,
    o.value AS exporter_value,
    m.value AS importer_value,
    m.value - o.value AS gap,
    100 * (m.value - o.value) / nullif(o.value, 0) AS gap_percent,
    e.series_id AS exporter_series,
    i.series_id AS importer_series
FROM store.series AS e
INNER JOIN store.series AS i
    ON i.reporter = e.partner AND i.partner = e.reporter AND i.scope = e.scope AND i.unit = e.unit AND i.adjustment = e.adjustment
    AND i.frequency = e.frequency AND e.flow = 'exports' AND i.flow = 'imports'
INNER JOIN observation AS o ON o.series_id = e.series_id AND o.is_newest
INNER JOIN observation AS m ON m.series_id = i.series_id AND m.period = o.period AND m.is_newest
QUALIFY row_number() OVER (PARTITION BY e.reporter, i.reporter, o.period, e.unit, e.scope ORDER BY e.series_id, i.series_id) = 1;

COMMENT ON VIEW mirror_gap IS 'The same flow as its importer and as its exporter count it, newest values: entrepot trade, freight and small parcels lie between; never average the two. Grain: one flow, period and unit. Example: SELECT exporter, period, exporter_value / 1e9, importer_value / 1e9, gap_percent FROM mirror_gap ORDER BY exporter, period;';
COMMENT ON COLUMN mirror_gap.exporter IS 'ISO code of the exporting economy.';
COMMENT ON COLUMN mirror_gap.importer IS 'ISO code of the importing economy.';
COMMENT ON COLUMN mirror_gap.period IS 'ISO year, quarter or month.';
COMMENT ON COLUMN mirror_gap.unit IS 'ISO 4217.';
COMMENT ON COLUMN mirror_gap.scope IS 'goods, services or both.';
COMMENT ON COLUMN mirror_gap.exporter_value IS 'As the exporter counts it, in whole units.';
COMMENT ON COLUMN mirror_gap.importer_value IS 'As the importer counts it, in whole units.';
COMMENT ON COLUMN mirror_gap.gap IS 'importer_value less exporter_value.';
COMMENT ON COLUMN mirror_gap.gap_percent IS 'The gap in percent of exporter_value.';
COMMENT ON COLUMN mirror_gap.exporter_series IS 'The exporter''s series.';
COMMENT ON COLUMN mirror_gap.importer_series IS 'The importer''s series.';
