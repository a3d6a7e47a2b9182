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
)
SELECT q.* EXCLUDE (start_char)
FROM said_between(
    (SELECT list({'canonical': n.canonical, 'from_date': NULL::DATE, 'until_date': NULL::DATE}) FROM named AS n WHERE (SELECT is_known FROM checked)),
    nullif(topic, ''), nullif(since::VARCHAR, ''), newest
) AS q
ORDER BY q.article_date DESC, q.article_id, q.start_char;

COMMENT ON MACRO TABLE said IS 'What a person or body said, with the words, sentence, office of that day and address, newest first, so many as newest says; on a topic of the sentence where given. Grain: one stretch of reported speech. Example: FROM said(''Scott Bessent'', topic := ''tariffs'', since := ''2025-01-01'');';
