-- said_between: what these speakers said, each between two days, newest first; said() and said_by_office() ask it. Grain: one stretch of reported speech.
-- A speaker is {'canonical', 'from_date', 'until_date'}; NULL: no bound.
CREATE OR REPLACE MACRO said_between(speakers, topic, since, newest) AS TABLE
WITH speaking AS (
    SELECT *, name_key(canonical) AS name_key FROM (SELECT unnest(speakers, recursive := true))
),
-- Since which month there are so many at least: what is older need not be read. Without so many, since ever. A quote on two topics is
-- counted in each, so that only the largest topic counts here; months of half a term do not count.
enough AS (
    SELECT coalesce(max(month), DATE '0001-01-01') AS since
    FROM (
        SELECT month, sum(sum(quotes)) OVER (ORDER BY month DESC) AS so_far
        FROM (
            SELECT c.month, c.speaker, c.addressee, max(c.quotes) AS quotes
            FROM store.speaker_count AS c
            INNER JOIN speaking AS s
                ON s.name_key = c.name_key AND s.canonical = c.speaker AND (s.from_date IS NULL OR c.month >= s.from_date)
                AND (s.until_date IS NULL OR c.month + INTERVAL 1 MONTH <= s.until_date)
            WHERE topic IS NULL OR c.topic = topic
            GROUP BY ALL
        )
        GROUP BY month
    )
    WHERE so_far >= newest
),
-- Quotes that nobody mended straight from the table, so that name and day narrow what is read; the few others as corrected.
spoken AS (
    SELECT q.*
    FROM store.quote AS q
    ANTI JOIN corrected_fact AS m ON m.id = q.quote_id
    WHERE q.name_key IN (SELECT name_key FROM speaking) AND q.article_date >= (SELECT e.since FROM enough AS e)
    UNION ALL BY NAME
    SELECT q.* EXCLUDE (corrections)
    FROM corrected_quote AS q
    WHERE q.corrections IS NOT NULL AND q.name_key IN (SELECT name_key FROM speaking)
),
found AS (
    -- Which ones first, their words after.
    SELECT q.*
    FROM spoken AS q
    -- What is superseded is less than what is current.
    ANTI JOIN (FROM store.reading WHERE NOT is_current AND article_date >= (SELECT e.since FROM enough AS e)) AS r ON r.reading_id = q.reading_id
    ANTI JOIN (FROM store.text WHERE NOT is_current AND article_date >= (SELECT e.since FROM enough AS e)) AS t ON t.text_id = q.text_id
    WHERE (since IS NULL OR q.article_date >= since::DATE)
        AND EXISTS (
            SELECT 1 FROM speaking AS s
            WHERE s.canonical = q.speaker AND (s.from_date IS NULL OR q.article_date >= s.from_date)
                AND (s.until_date IS NULL OR q.article_date < s.until_date)
        )
        AND (topic IS NULL OR EXISTS (
            SELECT 1 FROM store.sentence_topic AS s
            WHERE s.reading_id = q.reading_id AND s.article_date = q.article_date AND s.topic = topic
                AND s.start_char <= q.start_char AND s.end_char > q.start_char
        ))
    ORDER BY q.article_date DESC, q.article_id, q.start_char
    LIMIT newest
)
SELECT
    q.article_date, a.publisher, q.speaker,
    (
        SELECT string_agg(o.title, '; ' ORDER BY o.from_date DESC)
        FROM store.office AS o
        WHERE o.canonical = q.speaker AND q.article_date >= o.from_date AND (o.until_date IS NULL OR q.article_date < o.until_date)
    ) AS offices,
    q.kind, q.addressee,
    substring(t.content, q.start_char + 1, q.end_char - q.start_char) AS words,
    substring(t.content, q.sentence_start + 1, q.sentence_end - q.sentence_start) AS sentence,
    a.canonical_address AS address, q.quote_id, q.article_id, q.start_char
FROM found AS q
-- The day as well, so that few row groups are read.
INNER JOIN store.text AS t ON t.text_id = q.text_id AND t.article_date = q.article_date
INNER JOIN store.article AS a ON a.article_id = q.article_id
ORDER BY q.article_date DESC, q.article_id, q.start_char;

COMMENT ON MACRO TABLE said_between IS 'What these speakers said, each between two days (NULL: no bound), newest first, so many as newest says; said() and said_by_office() ask it. Grain: one stretch of reported speech. Example: FROM said_between([{''canonical'': ''Scott Bessent'', ''from_date'': DATE ''2025-01-28'', ''until_date'': NULL::DATE}], NULL, NULL, 100);';
