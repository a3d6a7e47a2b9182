-- said_by_office: what the holders of an office said while they held it, whoever they were, newest first; on a topic of the sentence where given. Grain: one stretch of reported speech.
CREATE OR REPLACE MACRO said_by_office(office, topic := '', since := '', newest := 1000) AS TABLE
WITH held AS (
    SELECT canonical, from_date, until_date FROM store.office WHERE lower(title) = lower(office)
),
checked AS (
    SELECT CASE
        WHEN nullif(topic, '') IS NOT NULL AND EXISTS (FROM store.topic_count)
            AND NOT EXISTS (SELECT 1 FROM store.topic_count AS c WHERE c.topic = topic)
            THEN error('said_by_office: no article on topic ''' || topic || '''; there are ' || (
                SELECT string_agg(DISTINCT c.topic, ', ' ORDER BY c.topic) FROM store.topic_count AS c))
        WHEN EXISTS (FROM held) OR NOT EXISTS (FROM store.office) THEN true
        ELSE error('said_by_office: there is no office ' || office || '; near to it: ' || (
            SELECT string_agg(title, ', ') FROM (
                SELECT title FROM store.office GROUP BY title
                ORDER BY jaro_winkler_similarity(lower(title), lower(office)) DESC, title LIMIT 5
            )
        ))
    END AS is_known
)
SELECT q.* EXCLUDE (start_char)
FROM said_between(
    (SELECT list({'canonical': h.canonical, 'from_date': h.from_date, 'until_date': h.until_date}) FROM held AS h WHERE (SELECT is_known FROM checked)),
    nullif(topic, ''), nullif(since::VARCHAR, ''), newest
) AS q
ORDER BY q.article_date DESC, q.article_id, q.start_char;

COMMENT ON MACRO TABLE said_by_office IS 'What the holders of an office said while they held it, whoever they were, newest first, so many as newest says; on a topic of the sentence where given. Grain: one stretch of reported speech. Example: FROM said_by_office(''Secretary of Commerce'', topic := ''export controls'');';
