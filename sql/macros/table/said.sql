-- said: what a person or body said, with the words, sentence, office of that day and address, newest first; on a topic of the sentence where given. Grain: one stretch of reported speech.
CREATE OR REPLACE MACRO said(person, topic := '', since := '', newest := 1000) AS TABLE
WITH named AS (
    -- The name itself, or another name of somebody in the registry.
    SELECT canonical FROM store.entity WHERE lower(canonical) = lower(person)
    UNION
    SELECT e.canonical FROM store.entity_alias AS a INNER JOIN store.entity AS e USING (entity_id) WHERE lower(a.alias) = lower(person) AND NOT a.is_ambiguous
),
checked AS (
    SELECT CASE
        WHEN nullif(topic, '') IS NOT NULL AND EXISTS (FROM store.topic_count)
            AND NOT EXISTS (SELECT 1 FROM store.topic_count AS c WHERE c.topic = topic)
            THEN error('said: no article on topic ''' || topic || '''; there are ' || (
                SELECT string_agg(DISTINCT c.topic, ', ' ORDER BY c.topic) FROM store.topic_count AS c))
        WHEN EXISTS (FROM named) OR NOT EXISTS (FROM store.entity) THEN true
        ELSE error('said: nobody and nothing called ' || person || ' was read; near to it: ' || (
            SELECT string_agg(canonical, ', ') FROM (
                SELECT canonical FROM store.entity WHERE NOT EXISTS (FROM named) GROUP BY canonical
                ORDER BY jaro_winkler_similarity(lower(canonical), lower(person)) DESC, canonical LIMIT 5
            )
        ))
    END AS is_known
),
found AS (
    -- Which ones first, their words after.
    SELECT q.*, t.article_date
    FROM corrected_quote AS q
    INNER JOIN store.reading AS r ON r.reading_id = q.reading_id AND r.is_current
    INNER JOIN store.text AS t ON t.text_id = q.text_id AND t.is_current
    WHERE q.speaker IN (SELECT canonical FROM named)
        AND (nullif(since::VARCHAR, '') IS NULL OR t.article_date >= nullif(since::VARCHAR, '')::DATE)
        AND (nullif(topic, '') IS NULL OR EXISTS (
            SELECT 1 FROM store.sentence_topic AS s
            WHERE s.reading_id = q.reading_id AND s.topic = topic AND s.start_char <= q.start_char AND s.end_char > q.start_char
        ))
        AND (SELECT is_known FROM checked)
    ORDER BY t.article_date DESC, q.article_id, q.start_char
    LIMIT newest
)
SELECT
    t.article_date, a.publisher, q.speaker,
    (
        SELECT string_agg(o.title, '; ' ORDER BY o.from_date DESC)
        FROM store.office AS o
        WHERE o.canonical = q.speaker AND t.article_date >= o.from_date AND (o.until_date IS NULL OR t.article_date < o.until_date)
    ) AS offices,
    q.kind, q.addressee,
    substring(t.content, q.start_char + 1, q.end_char - q.start_char) AS words,
    substring(t.content, q.sentence_start + 1, q.sentence_end - q.sentence_start) AS sentence,
    a.canonical_address AS address, q.quote_id, q.article_id
FROM found AS q
-- The day as well, so that few row groups are read.
INNER JOIN store.text AS t ON t.text_id = q.text_id AND t.article_date = q.article_date AND t.is_current
INNER JOIN store.article AS a ON a.article_id = q.article_id
ORDER BY t.article_date DESC, q.article_id, q.start_char;

COMMENT ON MACRO TABLE said IS 'What a person or body said, with the words, sentence, office of that day and address, newest first, so many as newest says; on a topic of the sentence where given. Grain: one stretch of reported speech. Example: FROM said(''Scott Bessent'', topic := ''tariffs'', since := ''2025-01-01'');';
