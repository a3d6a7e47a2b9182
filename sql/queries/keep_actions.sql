-- After keep_touched, for the articles in `touched`: their current events with the official act that each tells, if any.
-- An event belongs to the act of its side and kind on which most agrees: day, rate, covered value, instrument, goods.
-- Less than 3 points: no act.
CREATE OR REPLACE TEMP TABLE told_event AS
WITH here AS (
    SELECT e.*, d.stored_at, a.publisher
    FROM touched_event AS e
    INNER JOIN touched_text AS a ON a.text_id = e.text_id
    INNER JOIN store.reading AS d ON d.reading_id = e.reading_id AND d.article_date = e.article_date AND d.is_current
    WHERE e.type <> 'talks'
),
link AS (
    SELECT x.reading_id, x.event_id, x.role, f.unit, f.value
    FROM store.event_figure AS x
    INNER JOIN touched_figure AS f ON f.reading_id = x.reading_id AND f.figure_id = x.figure_id
    WHERE x.role IN ('rate', 'covered_value') AND x.article_date IN (FROM touched_day) AND x.reading_id IN (SELECT reading_id FROM here)
),
number AS (
    SELECT
        reading_id, event_id,
        list(DISTINCT value ORDER BY value) FILTER (WHERE role = 'rate' AND unit = 'percent') AS rates,
        list(DISTINCT value ORDER BY value) FILTER (WHERE role = 'covered_value' AND unit = 'USD') AS covered_usd
    FROM link
    GROUP BY ALL
)
SELECT
    h.*,
    coalesce(n.rates, []) AS rates,
    coalesce(n.covered_usd, []) AS covered_usd,
    coalesce(try_cast(h.effective_from AS DATE), try_cast(h.date AS DATE)) AS told_date,
    CASE
        WHEN h.is_denied THEN 'denied'
        WHEN h.status = 'planned' THEN 'announced'
        WHEN h.status = 'held' THEN 'in_force'
        ELSE h.status
    END AS step
FROM here AS h
LEFT JOIN number AS n ON n.reading_id = h.reading_id AND n.event_id = h.event_id;

DELETE FROM store.action_told WHERE article_id IN (FROM touched) AND article_date IN (FROM touched_day);
INSERT INTO store.action_told BY NAME
WITH kinds (type, kind) AS (
    VALUES
        ('tariff', 'tariff'), ('relief', 'relief'), ('relief', 'tariff'), ('relief', 'export_control'), ('relief', 'port_fee'),
        ('export_control', 'export_control'), ('export_control', 'listing'), ('sanction', 'listing'),
        ('import_restriction', 'import_restriction'), ('investment_restriction', 'investment_restriction'),
        ('trade_remedy', 'trade_remedy'), ('dispute', 'ruling'), ('dispute', 'trade_remedy'), ('retaliation', 'tariff'),
        ('retaliation', 'export_control'), ('retaliation', 'listing'), ('agreement', 'agreement'),
        ('agreement', 'purchase_commitment'), ('purchase', 'purchase_commitment'), ('other', 'port_fee')
),
steps AS (
    SELECT o.measure_id, list(DISTINCT o.step_date) AS dates FROM store.action_step AS o GROUP BY o.measure_id
),
paired AS (
    SELECT
        t.event_id,
        m.measure_id,
        m.head_id,
        m.announced_date,
        abs(date_diff('day', coalesce(t.told_date, t.article_date), coalesce(m.from_date, m.announced_date))) AS days_apart,
        CASE
            WHEN list_contains(s.dates, t.told_date) THEN 3
            WHEN len(list_filter(s.dates, lambda day: abs(date_diff('day', t.told_date, day)) <= 7)) > 0 THEN 2
            WHEN t.told_date IS NOT NULL THEN 0
            WHEN len(list_filter(s.dates, lambda day: date_diff('day', day, t.article_date) BETWEEN -7 AND 14)) > 0 THEN 2
            ELSE 0
        END
        + CASE
            WHEN len(t.rates) = 0 THEN 0
            WHEN m.kind NOT IN ('tariff', 'trade_remedy') THEN -2
            WHEN m.rate IS NULL OR m.rate_unit <> 'percent' THEN 0
            WHEN list_has_any(t.rates, list_append(coalesce(m.other_rates, []), m.rate)) THEN 3
            ELSE -2
        END
        + CASE
            WHEN len(t.covered_usd) = 0 OR len(coalesce(m.covered_usd, [])) = 0 THEN 0
            WHEN list_has_any(t.covered_usd, m.covered_usd) THEN 3
            ELSE -2
        END
        + CASE
            WHEN t.instrument IS NULL THEN 0
            WHEN t.instrument IN (m.instrument, h.instrument) THEN 2
            -- "Executive Order 14298"; "Announcement No. 70" of a document "... 2025 No. 70"
            WHEN contains(m.document, replace(t.instrument, 'Announcement ', '')) THEN 3
            WHEN starts_with(t.instrument, 'Section ')
                OR t.instrument IN ('IEEPA', 'Entity List', 'Unreliable Entity List', 'anti-dumping', 'countervailing') THEN -2
            ELSE 0
        END
        + CASE
            WHEN len(t.goods) = 0 AND m.change = 'exempts' THEN -2
            WHEN len(t.goods) > 0 AND h.scope = 'all' THEN -1
            WHEN len(t.goods) = 0 OR len(h.goods_names) = 0 THEN 0
            WHEN list_has_any(t.goods, list_concat(m.goods_names, h.goods_names)) THEN 2
            ELSE -2
        END
        -- What is told as in force is rather an act that is, on the day that is told or of the article.
        + CASE
            WHEN t.status <> 'in_force' THEN 0
            WHEN m.from_date IS NULL THEN -2
            WHEN coalesce(t.told_date, t.article_date) < m.from_date THEN -1
            WHEN m.until_date IS NULL OR coalesce(t.told_date, t.article_date) < m.until_date THEN 1
            ELSE 0
        END
        + CASE
            WHEN t.type = 'relief' AND (m.kind = 'relief' OR m.change IN ('suspends', 'extends', 'ends', 'strikes_down')) THEN 1
            WHEN t.type = 'relief' AND m.change = 'imposes' THEN -2
            WHEN t.status IN ('suspended', 'ended') AND m.change IN ('suspends', 'ends', 'strikes_down') THEN 1
            WHEN t.status IN ('threatened', 'proposed') AND m.change IN ('threatens', 'proposes') THEN 1
            ELSE 0
        END AS points
    FROM told_event AS t
    INNER JOIN kinds AS k ON k.type = t.type
    INNER JOIN store.trade_action AS m
        ON m.kind = k.kind
        AND (m.imposer = t.actor OR k.kind = 'ruling' OR (k.kind IN ('agreement', 'purchase_commitment') AND t.target = m.imposer))
        AND (
            t.target IS NULL OR list_contains(m.targets, t.target) OR list_contains(m.targets, '*') OR k.kind = 'ruling'
            OR (k.kind IN ('agreement', 'purchase_commitment') AND list_contains(m.targets, t.actor))
        )
        -- A threat may come long before the act, an account of it long after.
        AND coalesce(t.told_date, t.article_date) >= m.announced_date - 120
        AND (t.told_date IS NOT NULL OR t.article_date <= coalesce(m.until_date, m.from_date + 400, m.announced_date + 400) + 60)
    INNER JOIN store.trade_action AS h ON h.measure_id = m.head_id
    INNER JOIN steps AS s ON s.measure_id = m.measure_id
),
best AS (
    SELECT p.*
    FROM paired AS p
    WHERE p.points >= 3
    QUALIFY row_number() OVER (
        PARTITION BY p.event_id ORDER BY p.points DESC, p.days_apart, p.announced_date DESC, p.measure_id
    ) = 1
)
SELECT
    t.event_id, t.reading_id, t.article_id, t.text_id, t.article_date, t.stored_at, t.publisher, t.start_char, t.sentence_start,
    t.sentence_end, t.type, t.actor, t.target, t.status, t.step, t.told_date, try_cast(t.effective_from AS DATE) AS told_effect, t.rates,
    b.measure_id, b.head_id, b.points
FROM told_event AS t
LEFT JOIN best AS b ON b.event_id = t.event_id
ORDER BY t.article_date;
