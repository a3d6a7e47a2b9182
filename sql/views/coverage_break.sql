-- coverage_break: weeks in which a publisher's volume jumped or fell and stayed there: a change in a trend then may be the source's, not the world's. Grain: one publisher and week.
CREATE OR REPLACE VIEW coverage_break AS
WITH calendar AS (
    SELECT p.publisher, w.week
    FROM (SELECT publisher, min(bucket_date) AS first_week FROM store.entry_count WHERE bucket = 'week' GROUP BY publisher) AS p
    INNER JOIN (
        SELECT DISTINCT bucket_date AS week FROM store.entry_count WHERE bucket = 'week'
    ) AS w ON w.week >= p.first_week
),
volume AS (
    SELECT c.publisher, c.week, coalesce(e.entries, 0) AS entries
    FROM calendar AS c
    LEFT JOIN store.entry_count AS e ON e.bucket = 'week' AND e.publisher = c.publisher AND e.bucket_date = c.week
),
sides AS (
    SELECT
        publisher, week, entries,
        median(entries) OVER before AS usual_before,
        median(entries) OVER following AS usual_after,
        count(*) OVER before AS weeks_before,
        count(*) OVER following AS weeks_after
    FROM volume
    WINDOW
        before AS (PARTITION BY publisher ORDER BY week ROWS BETWEEN 8 PRECEDING AND 1 PRECEDING),
        following AS (PARTITION BY publisher ORDER BY week ROWS BETWEEN CURRENT ROW AND 3 FOLLOWING)
),
jump AS (
    SELECT *, abs(ln((usual_after + 1) / (usual_before + 1))) AS size
    FROM sides
    WHERE weeks_before = 8 AND weeks_after = 4 AND abs(entries - usual_after) < abs(entries - usual_before)
),
candidate AS (
    SELECT *, coalesce(week - lag(week) OVER (PARTITION BY publisher ORDER BY week) > 28, true) AS begins
    FROM jump
    WHERE size > ln(2) AND abs(usual_after - usual_before) >= 5
),
run AS (
    SELECT *, sum(begins::INTEGER) OVER (PARTITION BY publisher ORDER BY week) AS run FROM candidate
)
SELECT publisher, week, entries, usual_before, usual_after
FROM run
QUALIFY row_number() OVER (PARTITION BY publisher, run ORDER BY size DESC, week) = 1
ORDER BY week, publisher;

COMMENT ON VIEW coverage_break IS 'Weeks in which a publisher''s volume jumped or fell and stayed there: a change in a trend then may be the source''s, not the world''s. Grain: one publisher and week.';
COMMENT ON COLUMN coverage_break.publisher IS 'Who published it.';
COMMENT ON COLUMN coverage_break.week IS 'Monday of the week from which the volume is another.';
COMMENT ON COLUMN coverage_break.entries IS 'Entries of that week.';
COMMENT ON COLUMN coverage_break.usual_before IS 'Median of the eight weeks before.';
COMMENT ON COLUMN coverage_break.usual_after IS 'Median of that week and the three after it; twice usual_before or half of it at least.';
