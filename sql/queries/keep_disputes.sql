-- After keep_claims: the values said of the things in `touched_thing`, where they are two to twelve. Only claims that tell their
-- period are compared; things with more values are lists, not disagreements.
DELETE FROM store.disputed_value WHERE thing_id IN (FROM touched_thing);
INSERT INTO store.disputed_value BY NAME
WITH thing AS (
    -- Which things first, what is said of them after.
    SELECT c.thing_id
    FROM store.claim AS c
    INNER JOIN touched_thing AS t ON t.thing_id = c.thing_id
    WHERE c.is_anchored AND c.is_period_told AND c.period IS NOT NULL AND c.value_high IS NULL AND c.form IS NOT NULL
        AND c.measure NOT IN ('market', 'count', 'other', 'price') AND c.modality <> 'hypothetical'
    GROUP BY c.thing_id
    HAVING count(DISTINCT c.value) BETWEEN 2 AND 12
),
told AS (
    SELECT c.*
    FROM store.claim AS c
    INNER JOIN thing AS t ON t.thing_id = c.thing_id
    WHERE c.is_period_told AND c.value_high IS NULL
)
SELECT
    thing_id, value, measure, form, effect, modality, unit, per, direction, economy, partner,
    any_value(goods) AS goods,
    subject, period, instrument,
    list(DISTINCT speaker ORDER BY speaker) FILTER (WHERE speaker IS NOT NULL) AS speakers,
    list_sort(list_distinct(flatten(list(scopes)))) AS scopes,
    list_sort(list_distinct(flatten(list(bases)))) AS bases,
    min(first_date) AS first_date,
    sum(stories)::INTEGER AS stories
FROM told
GROUP BY
    thing_id, value, measure, form, effect, modality, unit, per, direction, economy, partner, subject, period, instrument;
