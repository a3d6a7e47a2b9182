-- report_in_force: what holds today between the two sides, layer by layer, with the documents. Grain: one imposing side and chain of acts in force.
SELECT
    l.imposer, l.kind, coalesce(a.title, l.title) AS title, l.instrument, l.goods, l.rate, l.rate_unit, l.basis, l.total_rate,
    l.since_date, l.until_date, l.document, l.address, l.is_lapse_unconfirmed, l.reviewed_date
FROM (
    SELECT 'US' AS imposer, * FROM in_force(current_date, 'US', 'CN')
    UNION ALL
    SELECT 'CN' AS imposer, * FROM in_force(current_date, 'CN', 'US')
) AS l
LEFT JOIN trade_action AS a USING (measure_id)
ORDER BY l.imposer DESC, l.kind = 'tariff' DESC, l.kind, l.since_date DESC, l.title;
