-- trend_wires_by_month: how far the stories of each news agency spread, and how fast. Grain: one month and wire.
CREATE OR REPLACE VIEW trend_wires_by_month AS
WITH story AS (
    SELECT
        story_id, any_value(wire) AS wire, min(first_seen_at) AS seen_at, count(*) AS articles, count(DISTINCT publisher) AS outlets,
        date_diff('minute', min(first_seen_at), max(first_seen_at)) / 60 AS spread_hours
    FROM store.wire_article
    GROUP BY story_id
)
SELECT
    date_trunc('month', (seen_at AT TIME ZONE 'UTC')::DATE)::DATE AS month, wire,
    count(*) AS stories,
    sum(articles)::INTEGER AS articles,
    count(*) FILTER (WHERE outlets > 1) AS stories_carried,
    median(outlets) FILTER (WHERE outlets > 1) AS usual_outlets,
    median(spread_hours) FILTER (WHERE outlets > 1) AS usual_spread_hours
FROM story
GROUP BY ALL
ORDER BY month, stories DESC, wire;

COMMENT ON VIEW trend_wires_by_month IS 'How far the stories of each news agency spread, and how fast. Grain: one month and wire.';
COMMENT ON COLUMN trend_wires_by_month.month IS 'First day of the month in which a story was first seen, UTC.';
COMMENT ON COLUMN trend_wires_by_month.wire IS 'Agency that most texts of the story name.';
COMMENT ON COLUMN trend_wires_by_month.stories IS 'Stories that name it.';
COMMENT ON COLUMN trend_wires_by_month.articles IS 'Articles that tell them, copies and updates included.';
COMMENT ON COLUMN trend_wires_by_month.stories_carried IS 'Stories found at more than one publisher.';
COMMENT ON COLUMN trend_wires_by_month.usual_outlets IS 'Median number of publishers of these; NULL: none was carried.';
COMMENT ON COLUMN trend_wires_by_month.usual_spread_hours IS 'Median hours from the first to the last sighting of these; NULL: none was carried.';
