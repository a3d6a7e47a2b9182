-- expiring: what lapses within so many days from today, or from another day. Grain: one act that decides on that day.
CREATE OR REPLACE MACRO expiring(days, from_day := current_date) AS TABLE
SELECT
    a.until_date,
    date_diff('day', from_day::DATE, a.until_date) AS days_left,
    a.measure_id,
    a.head_id,
    a.title,
    a.imposer,
    a.targets,
    a.kind,
    a.state,
    a.rate,
    a.rate_unit,
    -- The act of the chain that holds again on the day of the lapse; NULL: none, the measure is over.
    (
        SELECT arg_max(b.measure_id, (b.from_date, b.announced_date, b.position))
        FROM store.trade_action AS b
        WHERE b.head_id = a.head_id AND b.state <> 'none' AND b.from_date <= a.until_date
        AND (b.until_date IS NULL OR a.until_date < b.until_date)
    ) AS then_measure_id,
    a.document,
    a.address,
    a.is_verified
FROM store.trade_action AS a
WHERE a.state IN ('in_force', 'suspended')
AND a.from_date <= from_day::DATE
AND a.until_date > from_day::DATE
AND a.until_date <= from_day::DATE + days::INTEGER
AND NOT EXISTS (
    SELECT 1 FROM store.trade_action AS b
    WHERE b.head_id = a.head_id AND b.state <> 'none' AND b.measure_id <> a.measure_id
    AND (b.from_date, b.announced_date, b.position) > (a.from_date, a.announced_date, a.position)
    AND b.from_date <= from_day::DATE AND (b.until_date IS NULL OR from_day::DATE < b.until_date)
)
ORDER BY a.until_date, a.measure_id;

COMMENT ON MACRO TABLE expiring IS 'expiring(days, from_day := today): rates, suspensions and exemptions that lapse within so many days. then_measure_id: the act that holds on the day of the lapse, by what is known now; NULL: nothing is left. until_date is the first day on which it no longer holds. Grain: one act that decides on that day. Example: FROM expiring(90);';
