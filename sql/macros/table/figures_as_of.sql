-- figures_as_of: the figures as an analyst would have seen them at an instant: texts and readings stored by then, nothing later. Grain: one number in one article.
CREATE OR REPLACE MACRO figures_as_of(instant) AS TABLE
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
    f.figure_id, f.article_id, t.article_date, a.publisher, f.value, f.value_high, f.unit, f.qualifier, f.change, f.measure, f.modality,
    f.speaker, f.economy, f.partner, f.period, f.form, f.effect, f.direction, f.goods, f.scope, f.basis, f.per, f.effective_from,
    f.effective_until, f.subject, f.attribution, f.conversion_of IS NOT NULL AS is_conversion,
    substring(t.content, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
    r.stored_at
FROM store.figure AS f
INNER JOIN reading_then AS r ON r.reading_id = f.reading_id
INNER JOIN text_then AS t ON t.text_id = f.text_id
INNER JOIN store.article AS a ON a.article_id = f.article_id;

COMMENT ON MACRO TABLE figures_as_of IS 'The figures as an analyst would have seen them at an instant: texts and readings stored by then, nothing later. Grain: one number in one article. Example: SELECT count(*) FROM figures_as_of(''2025-04-09 12:00:00+00'');';
