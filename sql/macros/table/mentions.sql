-- mentions: every mention of a person, body or place in newest texts, newest first, under any of its names. Grain: one mention.
CREATE OR REPLACE MACRO mentions(name, newest := 1000) AS TABLE
WITH named AS (
    -- The name itself, or another name of somebody in the registry.
    SELECT canonical FROM store.entity WHERE lower(canonical) = lower(name)
    UNION
    SELECT e.canonical FROM store.entity_alias AS a INNER JOIN store.entity AS e USING (entity_id) WHERE lower(a.alias) = lower(name) AND NOT a.is_ambiguous
),
checked AS (
    SELECT CASE
        WHEN EXISTS (FROM named) OR NOT EXISTS (FROM store.entity) THEN true
        ELSE error('mentions: nobody and nothing called ' || name || ' was read; near to it: ' || (
            SELECT string_agg(canonical, ', ') FROM (
                SELECT canonical FROM store.entity WHERE NOT EXISTS (FROM named) GROUP BY canonical
                ORDER BY jaro_winkler_similarity(lower(canonical), lower(name)) DESC, canonical LIMIT 5
            )
        ))
    END AS is_known
),
-- Since which week there are so many: what is older need not be read. Without so many, since ever.
enough AS (
    SELECT coalesce(max(week), DATE '0001-01-01') AS since
    FROM (
        SELECT week, sum(sum(mentions)) OVER (ORDER BY week DESC) AS so_far
        FROM store.entity_count
        WHERE name_key IN (SELECT name_key(canonical) FROM named) AND canonical IN (SELECT canonical FROM named)
        GROUP BY week
    )
    WHERE so_far >= newest
),
found AS (
    -- Which ones first, their words after: a famous name stands in half of all texts.
    SELECT m.canonical, m.kind, m.role_text, m.mention_id, m.article_id, m.text_id, m.start_char, m.end_char, m.article_date
    FROM store.mention AS m
    -- What is superseded is less than what is current.
    ANTI JOIN (FROM store.reading WHERE NOT is_current AND article_date >= (SELECT since FROM enough)) AS r ON r.reading_id = m.reading_id
    ANTI JOIN (FROM store.text WHERE NOT is_current AND article_date >= (SELECT since FROM enough)) AS t ON t.text_id = m.text_id
    WHERE m.name_key IN (SELECT name_key(canonical) FROM named) AND m.canonical IN (SELECT canonical FROM named)
        AND m.article_date >= (SELECT since FROM enough) AND (SELECT is_known FROM checked)
    ORDER BY m.article_date DESC, m.article_id, m.start_char
    LIMIT newest
)
SELECT
    t.article_date, a.publisher, f.canonical, f.kind,
    substring(t.content, f.start_char + 1, f.end_char - f.start_char) AS mention_text,
    f.role_text, t.title, a.canonical_address AS address, f.article_id, f.mention_id
FROM found AS f
-- The day as well, so that few row groups are read.
INNER JOIN store.text AS t ON t.text_id = f.text_id AND t.article_date = f.article_date AND t.is_current
INNER JOIN store.article AS a ON a.article_id = f.article_id
ORDER BY t.article_date DESC, f.article_id, f.start_char;

COMMENT ON MACRO TABLE mentions IS 'Mentions of a person, body or place in newest texts, under any of its names, newest first: so many as newest says. Grain: one mention. Example: FROM mentions(''Gina Raimondo'');';
