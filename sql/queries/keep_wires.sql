-- The stories of the articles in `touched`, before and after: their articles again, where a text of the story names a news agency.
-- The agency of a story is the one that most of its texts name.
CREATE OR REPLACE TEMP TABLE touched_story AS
SELECT DISTINCT coalesce(g.into_story_id, m.story_id) AS story_id
FROM store.story_member AS m
SEMI JOIN touched USING (article_id)
LEFT JOIN merged_story AS g ON g.story_id = m.story_id;
INSERT INTO touched_story
SELECT DISTINCT coalesce(g.into_story_id, w.story_id) AS story_id
FROM store.wire_article AS w
SEMI JOIN touched USING (article_id)
LEFT JOIN merged_story AS g ON g.story_id = w.story_id;
-- Also what was merged into them.
INSERT INTO touched_story SELECT story_id FROM merged_story WHERE into_story_id IN (FROM touched_story);

DELETE FROM store.wire_article WHERE story_id IN (FROM touched_story);
INSERT INTO store.wire_article BY NAME
WITH member AS (
    SELECT coalesce(g.into_story_id, m.story_id) AS story_id, m.article_id, m.wire, a.publisher, a.first_seen_at
    FROM store.story_member AS m
    SEMI JOIN touched_story USING (story_id)
    INNER JOIN store.text AS t ON t.text_id = m.text_id AND t.article_date = m.article_date AND t.is_current
    INNER JOIN store.article AS a ON a.article_id = m.article_id
    LEFT JOIN merged_story AS g ON g.story_id = m.story_id
),
story AS (
    SELECT story_id, mode(wire) AS wire, min(first_seen_at) AS story_seen_at FROM member GROUP BY story_id HAVING count(wire) > 0
)
SELECT m.story_id, m.article_id, m.publisher, s.wire, m.first_seen_at, s.story_seen_at
FROM member AS m
INNER JOIN story AS s ON s.story_id = m.story_id
ORDER BY s.story_seen_at;
