-- in_force: what holds on a day, layer by layer, with the documents. Grain: one chain of acts in force.
-- A sum is given only for layers that apply to the same goods and of which one says that it adds to the other.
CREATE OR REPLACE MACRO in_force(on_day, by_side, against_side, with_unverified := false) AS TABLE
WITH covering AS (
    SELECT
        a.*,
        row_number() OVER (PARTITION BY a.head_id ORDER BY a.from_date DESC, a.announced_date DESC, a.position DESC) AS place
    FROM store.trade_action AS a
    WHERE a.imposer = by_side
    AND (list_contains(a.targets, against_side) OR list_contains(a.targets, '*'))
    AND a.state <> 'none'
    AND a.from_date <= on_day::DATE
    AND (a.until_date IS NULL OR on_day::DATE < a.until_date)
    AND (a.is_verified OR with_unverified)
),
found AS (
    SELECT
        c.head_id,
        c.measure_id,
        h.title AS layer_title,
        c.title AS act_title,
        h.kind,
        h.instrument,
        c.body,
        h.goods,
        h.hs,
        h.scope,
        c.rate,
        c.other_rates,
        coalesce(c.rate_unit, h.rate_unit) AS rate_unit,
        h.basis,
        h.adds_to,
        h.excludes,
        c.from_date,
        c.since_date,
        c.until_date,
        c.document,
        c.address,
        c.is_verified,
        c.reviewed_date,
        -- What decided before lapsed after the last review: whether it was extended is not known, so nothing is summed.
        EXISTS (
            SELECT 1 FROM store.trade_action AS p
            WHERE p.head_id = c.head_id AND p.state <> 'none' AND p.from_date >= c.from_date AND p.measure_id <> c.measure_id
            AND p.until_date > c.reviewed_date AND p.until_date <= on_day::DATE
        ) AS is_lapse_unconfirmed
    FROM covering AS c
    INNER JOIN store.trade_action AS h ON h.measure_id = c.head_id
    WHERE c.place = 1 AND c.state = 'in_force'
),
layer AS (
    SELECT
        f.*,
        f.kind IN ('tariff', 'trade_remedy') AND f.basis = 'additional' AND f.rate_unit = 'percent' AND f.rate IS NOT NULL
        AND NOT f.is_lapse_unconfirmed AS is_duty
    FROM found AS f
),
-- Which layer reaches every good of which other layer.
reach AS (
    SELECT l.head_id AS layer_id, m.head_id AS other_id
    FROM layer AS l
    INNER JOIN layer AS m
        ON m.head_id <> l.head_id
        AND (
            m.scope = 'all'
            OR (
                m.scope = 'headings' AND l.scope <> 'all' AND len(l.hs) > 0
                AND len(list_filter(l.hs, lambda code: len(list_filter(m.hs, lambda prefix: starts_with(code, prefix))) = 0)) = 0
            )
        )
),
-- What does not apply to a layer's goods, by the word of that layer or of one that reaches all its goods.
excluded AS (
    SELECT layer_id, other_id FROM (
        SELECT l.head_id AS layer_id, unnest(l.excludes) AS other_id FROM layer AS l
        UNION
        SELECT r.layer_id, unnest(m.excludes) AS other_id FROM reach AS r INNER JOIN layer AS m ON m.head_id = r.other_id
    )
),
added AS (
    SELECT
        r.layer_id,
        sum(m.rate) AS rate,
        list(m.head_id ORDER BY m.from_date, m.head_id) AS layers
    FROM reach AS r
    INNER JOIN layer AS l ON l.head_id = r.layer_id
    INNER JOIN layer AS m ON m.head_id = r.other_id
    WHERE m.is_duty
    AND (list_contains(l.adds_to, m.head_id) OR list_contains(m.adds_to, l.head_id))
    AND NOT EXISTS (SELECT 1 FROM excluded AS x WHERE x.layer_id = r.layer_id AND x.other_id = r.other_id)
    GROUP BY r.layer_id
),
chain AS (
    SELECT
        a.head_id,
        list({'measure_id': a.measure_id, 'from_date': a.from_date, 'document': a.document, 'address': a.address}
            ORDER BY a.from_date, a.position) AS documents
    FROM store.trade_action AS a
    WHERE a.from_date <= on_day::DATE AND a.state <> 'none' AND (a.is_verified OR with_unverified)
    GROUP BY a.head_id
)
SELECT
    l.head_id,
    l.measure_id,
    l.layer_title AS title,
    l.kind,
    l.instrument,
    l.body,
    l.goods,
    l.hs,
    l.scope,
    l.rate,
    l.other_rates,
    l.rate_unit,
    l.basis,
    CASE
        WHEN NOT l.is_duty THEN NULL
        WHEN EXISTS (SELECT 1 FROM excluded AS x WHERE x.layer_id = l.head_id AND x.other_id = l.head_id) THEN NULL
        ELSE l.rate + coalesce(s.rate, 0)
    END AS total_rate,
    coalesce(s.layers, []) AS added_layers,
    l.since_date,
    l.from_date,
    l.until_date,
    l.document,
    l.address,
    d.documents,
    l.is_verified,
    EXISTS (
        SELECT 1 FROM store.trade_action AS u
        WHERE u.head_id = l.head_id AND NOT u.is_verified AND NOT with_unverified AND u.state <> 'none'
        AND u.from_date >= l.from_date AND u.from_date <= on_day::DATE AND (u.until_date IS NULL OR on_day::DATE < u.until_date)
    ) AS has_unverified_change,
    l.is_lapse_unconfirmed,
    l.reviewed_date
FROM layer AS l
LEFT JOIN added AS s ON s.layer_id = l.head_id
LEFT JOIN chain AS d ON d.head_id = l.head_id
ORDER BY l.kind, l.instrument, l.from_date, l.head_id;

COMMENT ON MACRO TABLE in_force IS 'in_force(day, imposer, target, with_unverified := false): layers in force on the day with their documents. rate is the layer''s own; total_rate adds the layers of added_layers, which cover all its goods and add to it by their text; NULL: no ad valorem duty. since_date: since when the same holds; from_date, document: of the act that decides. Ordinary duties (MFN) are not in it. has_unverified_change: an act left out as unverified would decide otherwise. is_lapse_unconfirmed: the act that decided before lapsed after reviewed_date, and whether it was extended is not known; such a layer enters no sum. Changes after reviewed_date were not looked for. Grain: one chain of acts in force. Example: FROM in_force(DATE ''2025-06-01'', ''US'', ''CN'');';
