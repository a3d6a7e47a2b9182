-- Stored members that may be alike one of the waiting texts: those that share bands with it and were published at most $days days
-- apart (at most $limit a text, most bands first), those of the same article, and the text itself. Grain: one member.
-- `waiting_band` and `waiting_text` are temporary tables of the caller; only from $since to $until they can meet at all.
WITH meeting AS (
    SELECT w.text_id AS waiting_id, b.text_id, count(*) AS meetings
    FROM store.story_band AS b
    INNER JOIN waiting_band AS w ON w.band = b.band AND abs(b.article_date - w.article_date) <= $days
    WHERE b.article_date BETWEEN $since AND $until
    GROUP BY w.text_id, b.text_id
    QUALIFY row_number() OVER (PARTITION BY w.text_id ORDER BY count(*) DESC, b.text_id) <= $limit
),
wanted AS (
    SELECT text_id FROM meeting
    UNION
    SELECT m.text_id FROM store.story_member AS m SEMI JOIN waiting_text AS w ON w.article_id = m.article_id
    UNION
    SELECT text_id FROM waiting_text
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
LEFT JOIN merged_story AS c ON c.story_id = m.story_id
INNER JOIN store.story AS s ON s.story_id = coalesce(c.into_story_id, m.story_id)
ORDER BY m.seen_at, m.text_id;
