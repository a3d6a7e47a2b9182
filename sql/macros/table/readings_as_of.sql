-- readings_as_of: which readings for facts spoke at an instant, with their texts: what was stored by then, nothing later. Grain: one reading.
CREATE OR REPLACE MACRO readings_as_of(instant) AS TABLE
WITH text_then AS (
    -- A text that speaks now and was there then spoke then; only superseded ones must be looked through.
    SELECT text_id, article_id, article_date, content FROM store.text WHERE is_current AND stored_at <= instant::TIMESTAMPTZ
    UNION ALL
    SELECT t.text_id, t.article_id, t.article_date, t.content
    FROM store.text AS t
    SEMI JOIN (SELECT article_id FROM store.text WHERE is_current AND stored_at > instant::TIMESTAMPTZ) AS n ON n.article_id = t.article_id
    LEFT JOIN store.revision AS v ON v.revision_id = t.revision_id
    WHERE NOT t.is_current AND t.stored_at <= instant::TIMESTAMPTZ
    -- As sql/queries/mark_current.sql: history may bring an older page later, so the day of the fetch decides, not the number.
    QUALIFY row_number() OVER (
        PARTITION BY t.article_id
        ORDER BY t.kind = 'body' DESC, v.fetched_at DESC NULLS LAST, v.revision_number DESC NULLS LAST, t.cleaner_version DESC NULLS LAST,
            t.stored_at DESC, t.text_id
    ) = 1
),
reading_then AS (
    SELECT reading_id, text_id, article_date, stored_at FROM store.reading
    WHERE is_current AND reader = 'facts' AND stored_at <= instant::TIMESTAMPTZ
    UNION ALL
    SELECT r.reading_id, r.text_id, r.article_date, r.stored_at
    FROM store.reading AS r
    SEMI JOIN (
        SELECT text_id FROM store.reading WHERE is_current AND reader = 'facts' AND stored_at > instant::TIMESTAMPTZ
    ) AS n ON n.text_id = r.text_id
    WHERE NOT r.is_current AND r.reader = 'facts' AND r.stored_at <= instant::TIMESTAMPTZ
    QUALIFY row_number() OVER (PARTITION BY r.text_id ORDER BY r.reader_version DESC, r.stored_at DESC, r.reading_id) = 1
)
SELECT r.reading_id, r.text_id, t.article_id, r.article_date, r.stored_at, t.content
FROM reading_then AS r
INNER JOIN text_then AS t ON t.text_id = r.text_id AND t.article_date = r.article_date;

COMMENT ON MACRO TABLE readings_as_of IS 'Which readings for facts spoke at an instant, with their texts: what was stored by then, nothing later; figures_as_of() and events_as_of() stand on it. Grain: one reading. Example: SELECT count(*) FROM readings_as_of(''2025-04-09 12:00:00+00'');';
