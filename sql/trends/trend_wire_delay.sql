-- trend_wire_delay: which publishers carry which news agency, and how long after we first saw the story. Grain: one publisher and wire.
CREATE OR REPLACE VIEW trend_wire_delay AS
WITH named AS (
    SELECT text_id, wire FROM store.story_member WHERE wire IS NOT NULL
),
placed AS (
    SELECT s.story_id, s.article_id, s.text_id FROM article_story AS s
),
wired AS (
    SELECT DISTINCT p.story_id FROM placed AS p INNER JOIN named USING (text_id)
),
member AS (
    SELECT
        p.story_id, a.publisher, a.first_seen_at, n.wire,
        min(a.first_seen_at) OVER (PARTITION BY p.story_id) AS story_seen_at,
        mode(n.wire) OVER (PARTITION BY p.story_id) AS story_wire
    FROM placed AS p
    SEMI JOIN wired AS w ON w.story_id = p.story_id
    INNER JOIN store.article AS a ON a.article_id = p.article_id
    LEFT JOIN named AS n ON n.text_id = p.text_id
)
SELECT
    publisher, story_wire AS wire,
    count(DISTINCT story_id) AS stories,
    count(DISTINCT story_id) FILTER (WHERE first_seen_at = story_seen_at) AS stories_first,
    median(date_diff('minute', story_seen_at, first_seen_at) / 60) AS usual_delay_hours
FROM member
GROUP BY ALL
ORDER BY stories DESC, publisher, wire;

COMMENT ON VIEW trend_wire_delay IS 'Which publishers carry which news agency, and how long after we first saw the story. Grain: one publisher and wire.';
COMMENT ON COLUMN trend_wire_delay.publisher IS 'Who published it.';
COMMENT ON COLUMN trend_wire_delay.wire IS 'Agency that most texts of the story name.';
COMMENT ON COLUMN trend_wire_delay.stories IS 'Its stories that the publisher carries.';
COMMENT ON COLUMN trend_wire_delay.stories_first IS 'Of these the ones that we saw there first, which is not who reported first.';
COMMENT ON COLUMN trend_wire_delay.usual_delay_hours IS 'Median hours after we first saw the story anywhere.';
