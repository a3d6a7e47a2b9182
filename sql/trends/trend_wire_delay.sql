-- trend_wire_delay: which publishers carry which news agency, and how long after we first saw the story. Grain: one publisher and wire.
CREATE OR REPLACE VIEW trend_wire_delay AS
SELECT
    publisher, wire,
    count(DISTINCT story_id) AS stories,
    count(DISTINCT story_id) FILTER (WHERE first_seen_at = story_seen_at) AS stories_first,
    median(date_diff('minute', story_seen_at, first_seen_at) / 60) AS usual_delay_hours
FROM store.wire_article
GROUP BY ALL
ORDER BY stories DESC, publisher, wire;

COMMENT ON VIEW trend_wire_delay IS 'Which publishers carry which news agency, and how long after we first saw the story. Grain: one publisher and wire.';
COMMENT ON COLUMN trend_wire_delay.publisher IS 'Who published it.';
COMMENT ON COLUMN trend_wire_delay.wire IS 'Agency that most texts of the story name.';
COMMENT ON COLUMN trend_wire_delay.stories IS 'Its stories that the publisher carries.';
COMMENT ON COLUMN trend_wire_delay.stories_first IS 'Of these the ones that we saw there first, which is not who reported first.';
COMMENT ON COLUMN trend_wire_delay.usual_delay_hours IS 'Median hours after we first saw the story anywhere.';
