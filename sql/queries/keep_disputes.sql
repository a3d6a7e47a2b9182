-- After keep_claims: the values said of the things in `touched_thing`, where they are two to twelve. Only claims that tell their
-- period are compared; things with more values are lists, not disagreements.
DELETE FROM store.disputed_value WHERE thing_id IN (SELECT thing_id FROM touched_thing);
INSERT INTO store.disputed_value BY NAME
WITH disputed AS (
    -- Which things first, what is said of them after.
    SELECT c.thing_id
    FROM store.claim AS c
    SEMI JOIN touched_thing AS t ON t.thing_id = c.thing_id
    WHERE c.is_period_told AND c.value_high IS NULL
    GROUP BY c.thing_id
    HAVING count(DISTINCT c.value) BETWEEN 2 AND 12
),
told AS (
    SELECT
        c.thing_id, c.value,
        list(DISTINCT c.speaker ORDER BY c.speaker) FILTER (WHERE c.speaker IS NOT NULL) AS speakers,
        list_sort(list_distinct(flatten(list(c.scopes)))) AS scopes,
        list_sort(list_distinct(flatten(list(c.bases)))) AS bases,
        min(c.first_date) AS first_date,
        sum(c.stories)::INTEGER AS stories
    FROM store.claim AS c
    SEMI JOIN disputed AS d ON d.thing_id = c.thing_id
    WHERE c.is_period_told AND c.value_high IS NULL
    GROUP BY c.thing_id, c.value
)
SELECT t.*, v.* EXCLUDE (thing_id)
FROM told AS v
INNER JOIN touched_thing AS t ON t.thing_id = v.thing_id;
