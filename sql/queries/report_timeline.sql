-- report_timeline: the life of duties and controls between the two sides: each act from its day to the next act of its chain. Grain: one act.
SELECT
    h.imposer, h.title AS chain, h.kind, a.title, a.state, a.rate, a.rate_unit, a.from_date,
    least(
        coalesce(a.until_date, current_date),
        coalesce(lead(a.from_date) OVER (PARTITION BY a.head_id ORDER BY a.from_date, a.announced_date), current_date),
        current_date
    ) AS end_date,
    min(a.from_date) OVER (PARTITION BY a.head_id) AS chain_from
FROM trade_action AS a
INNER JOIN trade_action AS h ON h.measure_id = a.head_id
WHERE a.state IN ('in_force', 'suspended', 'ended') AND a.is_verified AND a.from_date <= current_date
    AND h.kind IN ('tariff', 'export_control', 'port_fee', 'investment_restriction', 'import_restriction')
    AND (
        h.imposer = 'US' AND (list_contains(h.targets, 'CN') OR list_contains(h.targets, '*'))
        OR h.imposer = 'CN' AND (list_contains(h.targets, 'US') OR list_contains(h.targets, '*'))
    )
QUALIFY a.state <> 'ended'
ORDER BY h.imposer DESC, chain_from, chain, a.from_date;
