-- events_as_of: the trade actions as an analyst would have seen them at an instant: texts and readings stored by then, nothing later. Grain: one action and target in one article.
CREATE OR REPLACE MACRO events_as_of(instant) AS TABLE
SELECT
    e.event_id, e.article_id, e.article_date, a.publisher, e.type, e.actor, e.target, e.status, e.date, e.effective_from,
    e.effective_until, e.instrument, e.goods, e.participants, e.claimed_by, e.is_denied,
    substring(r.content, e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence,
    r.stored_at
FROM store.event AS e
INNER JOIN readings_as_of(instant) AS r ON r.reading_id = e.reading_id AND r.article_date = e.article_date
INNER JOIN store.article AS a ON a.article_id = e.article_id;

COMMENT ON MACRO TABLE events_as_of IS 'The trade actions as an analyst would have seen them at an instant: texts and readings stored by then, nothing later. Grain: one action and target in one article. Example: SELECT count(*) FROM events_as_of(''2025-04-09 12:00:00+00'');';
