-- events_as_of: the trade actions as an analyst would have seen them at an instant: texts and readings stored by then, nothing later. Grain: one action and target in one article.
CREATE OR REPLACE MACRO events_as_of(instant) AS TABLE
WITH text_then AS (
    -- A text that speaks now and was there then spoke then; only superseded ones must be looked through.
    SELECT text_id, article_date, content FROM store.text WHERE is_current AND stored_at <= instant::TIMESTAMPTZ
    UNION ALL
    SELECT t.text_id, t.article_date, t.content
    FROM store.text AS t
    ANTI JOIN (SELECT article_id FROM store.text WHERE is_current AND stored_at <= instant::TIMESTAMPTZ) AS n ON n.article_id = t.article_id
    LEFT JOIN store.revision AS v ON v.revision_id = t.revision_id
    WHERE NOT t.is_current AND t.stored_at <= instant::TIMESTAMPTZ
    QUALIFY row_number() OVER (
        PARTITION BY t.article_id
        ORDER BY t.kind = 'body' DESC, v.revision_number DESC NULLS LAST, t.cleaner_version DESC NULLS LAST, t.stored_at DESC, t.text_id
    ) = 1
),
reading_then AS (
    SELECT reading_id, stored_at FROM store.reading WHERE is_current AND stored_at <= instant::TIMESTAMPTZ
    UNION ALL
    SELECT r.reading_id, r.stored_at
    FROM store.reading AS r
    ANTI JOIN (
        SELECT text_id, reader FROM store.reading WHERE is_current AND stored_at <= instant::TIMESTAMPTZ
    ) AS n ON n.text_id = r.text_id AND n.reader = r.reader
    WHERE NOT r.is_current AND r.stored_at <= instant::TIMESTAMPTZ
    QUALIFY row_number() OVER (PARTITION BY r.text_id, r.reader ORDER BY r.reader_version DESC, r.stored_at DESC, r.reading_id) = 1
)
SELECT
    e.event_id, e.article_id, t.article_date, a.publisher, e.type, e.actor, e.target, e.status, e.date, e.effective_from,
    e.effective_until, e.instrument, e.goods, e.participants, e.claimed_by, e.is_denied,
    substring(t.content, e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence,
    r.stored_at
FROM store.event AS e
INNER JOIN reading_then AS r ON r.reading_id = e.reading_id
INNER JOIN text_then AS t ON t.text_id = e.text_id
INNER JOIN store.article AS a ON a.article_id = e.article_id;

COMMENT ON MACRO TABLE events_as_of IS 'The trade actions as an analyst would have seen them at an instant: texts and readings stored by then, nothing later. Grain: one action and target in one article. Example: SELECT count(*) FROM events_as_of(''2025-04-09 12:00:00+00'');';
