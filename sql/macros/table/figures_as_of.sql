-- figures_as_of: the figures as an analyst would have seen them at an instant: texts and readings stored by then, nothing later. Grain: one number in one article.
CREATE OR REPLACE MACRO figures_as_of(instant) AS TABLE
SELECT
    f.figure_id, f.article_id, f.article_date, a.publisher, f.value, f.value_high, f.unit, f.qualifier, f.change, f.measure, f.modality,
    f.speaker, f.economy, f.partner, f.period, f.form, f.effect, f.direction, f.goods, f.scope, f.basis, f.per, f.effective_from,
    f.effective_until, f.subject, f.attribution, f.conversion_of IS NOT NULL AS is_conversion,
    substring(r.content, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
    r.stored_at
FROM store.figure AS f
INNER JOIN readings_as_of(instant) AS r ON r.reading_id = f.reading_id AND r.article_date = f.article_date
INNER JOIN store.article AS a ON a.article_id = f.article_id;

COMMENT ON MACRO TABLE figures_as_of IS 'The figures as an analyst would have seen them at an instant: texts and readings stored by then, nothing later. Grain: one number in one article. Example: SELECT count(*) FROM figures_as_of(''2025-04-09 12:00:00+00'');';
