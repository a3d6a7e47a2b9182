-- Stored members that may be alike one of the waiting texts: those that share bands with it (at most $limit a text, most
-- bands first), those of the same article, and the text itself. Grain: one member. `waiting_band` and `waiting_text` are
-- temporary tables of the caller.
WITH RECURSIVE meeting AS (
    SELECT w.text_id AS waiting_id, b.text_id, count(*) AS meetings
    FROM store.story_band AS b
    INNER JOIN waiting_band AS w ON w.band = b.band
    GROUP BY w.text_id, b.text_id
    QUALIFY row_number() OVER (PARTITION BY w.text_id ORDER BY count(*) DESC, b.text_id) <= $limit
),
wanted AS (
    SELECT text_id FROM meeting
    UNION
    SELECT m.text_id FROM store.story_member AS m SEMI JOIN waiting_text AS w ON w.article_id = m.article_id
    UNION
    SELECT text_id FROM waiting_text
),
chain AS (
    SELECT story_id, into_story_id FROM store.story_merge
    UNION
    SELECT c.story_id, s.into_story_id FROM chain AS c INNER JOIN store.story_merge AS s ON s.story_id = c.into_story_id
),
current AS (
    SELECT story_id, into_story_id FROM chain ANTI JOIN store.story_merge AS s ON s.story_id = chain.into_story_id
)
SELECT
    m.text_id,
    m.article_id,
    m.publisher,
    s.story_id,
    s.first_seen_at AS story_first_seen_at,
    m.shingles,
    m.minima
FROM store.story_member AS m
SEMI JOIN wanted AS w ON w.text_id = m.text_id
LEFT JOIN current AS c ON c.story_id = m.story_id
INNER JOIN store.story AS s ON s.story_id = coalesce(c.into_story_id, m.story_id)
ORDER BY m.seen_at, m.text_id;
