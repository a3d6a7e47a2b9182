-- corrected_figure: store.figure with corrections applied and voided facts left out; also superseded readings. Grain: one number in one reading.
-- Two branches, so that filters reach the big table: facts that nobody touched, and the few that were mended.
CREATE OR REPLACE VIEW corrected_figure AS
SELECT f.*, NULL::STRUCT(field VARCHAR, value VARCHAR, value_read VARCHAR, made_by VARCHAR, made_at TIMESTAMPTZ, why VARCHAR)[] AS corrections
FROM store.figure AS f
ANTI JOIN corrected_fact AS m ON m.id = f.figure_id
UNION ALL
SELECT
    f.reading_id,
    f.text_id,
    f.article_id,
    f.figure_id,
    f.sentence_start,
    f.sentence_end,
    f.start_char,
    f.end_char,
    CASE WHEN map_contains(m.fields, 'value') THEN m.fields['value']::DOUBLE ELSE f.value END AS value,
    CASE WHEN map_contains(m.fields, 'value_high') THEN m.fields['value_high']::DOUBLE ELSE f.value_high END AS value_high,
    CASE WHEN map_contains(m.fields, 'unit') THEN m.fields['unit'] ELSE f.unit END AS unit,
    CASE WHEN map_contains(m.fields, 'qualifier') THEN m.fields['qualifier'] ELSE f.qualifier END AS qualifier,
    CASE WHEN map_contains(m.fields, 'change') THEN m.fields['change'] ELSE f.change END AS change,
    CASE WHEN map_contains(m.fields, 'measure') THEN m.fields['measure'] ELSE f.measure END AS measure,
    CASE WHEN map_contains(m.fields, 'modality') THEN m.fields['modality'] ELSE f.modality END AS modality,
    CASE WHEN map_contains(m.fields, 'speaker') THEN m.fields['speaker'] ELSE f.speaker END AS speaker,
    CASE WHEN map_contains(m.fields, 'economy') THEN m.fields['economy'] ELSE f.economy END AS economy,
    CASE WHEN map_contains(m.fields, 'partner') THEN m.fields['partner'] ELSE f.partner END AS partner,
    CASE WHEN map_contains(m.fields, 'period') THEN m.fields['period'] ELSE f.period END AS period,
    CASE WHEN map_contains(m.fields, 'form') THEN m.fields['form'] ELSE f.form END AS form,
    CASE WHEN map_contains(m.fields, 'effect') THEN m.fields['effect'] ELSE f.effect END AS effect,
    CASE WHEN map_contains(m.fields, 'direction') THEN m.fields['direction'] ELSE f.direction END AS direction,
    CASE WHEN map_contains(m.fields, 'goods') THEN from_json(m.fields['goods'], '["VARCHAR"]') ELSE f.goods END AS goods,
    CASE WHEN map_contains(m.fields, 'scope') THEN m.fields['scope'] ELSE f.scope END AS scope,
    CASE WHEN map_contains(m.fields, 'basis') THEN from_json(m.fields['basis'], '["VARCHAR"]') ELSE f.basis END AS basis,
    CASE WHEN map_contains(m.fields, 'per') THEN m.fields['per'] ELSE f.per END AS per,
    CASE WHEN map_contains(m.fields, 'effective_from') THEN m.fields['effective_from'] ELSE f.effective_from END AS effective_from,
    CASE WHEN map_contains(m.fields, 'effective_until') THEN m.fields['effective_until'] ELSE f.effective_until END AS effective_until,
    CASE WHEN map_contains(m.fields, 'subject') THEN m.fields['subject'] ELSE f.subject END AS subject,
    CASE WHEN map_contains(m.fields, 'attribution') THEN m.fields['attribution'] ELSE f.attribution END AS attribution,
    CASE WHEN map_contains(m.fields, 'data_source') THEN m.fields['data_source'] ELSE f.data_source END AS data_source,
    f.part,
    f.conversion_of,
    CASE
        WHEN map_contains(m.fields, 'value_usd') THEN m.fields['value_usd']::DOUBLE
        WHEN map_contains(m.fields, 'value') AND coalesce(m.fields['unit'], f.unit) = 'USD' THEN m.fields['value']::DOUBLE
        ELSE f.value_usd
    END AS value_usd,
    f.rule,
    f.article_date,
    m.corrections
FROM store.figure AS f
INNER JOIN corrected_fact AS m ON m.id = f.figure_id AND NOT m.is_void;

COMMENT ON VIEW corrected_figure IS 'store.figure with corrections applied and voided facts left out, superseded readings included: views stand on it; use figure. Grain: one number in one reading.';
COMMENT ON COLUMN corrected_figure.reading_id IS 'The reading that found it.';
COMMENT ON COLUMN corrected_figure.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN corrected_figure.article_id IS 'The article it stands in.';
COMMENT ON COLUMN corrected_figure.figure_id IS 'Made from article, text content, span and unit: survives re-reading, can be cited.';
COMMENT ON COLUMN corrected_figure.sentence_start IS 'First code point of its sentence.';
COMMENT ON COLUMN corrected_figure.sentence_end IS 'Code point after its sentence.';
COMMENT ON COLUMN corrected_figure.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN corrected_figure.end_char IS 'Code point after the last one.';
COMMENT ON COLUMN corrected_figure.value IS 'In base units (30000000000, not 30 billion), absolute; the low end where value_high is set.';
COMMENT ON COLUMN corrected_figure.value_high IS 'High end of a range; NULL: a single number.';
COMMENT ON COLUMN corrected_figure.unit IS 'ISO 4217 for money; percent, percentage_point, basis_point, times; else a singular noun as written.';
COMMENT ON COLUMN corrected_figure.qualifier IS 'exact, about, more_than or less_than.';
COMMENT ON COLUMN corrected_figure.change IS 'none for a level; up or down for the size or end point of a change.';
COMMENT ON COLUMN corrected_figure.measure IS 'What is measured, from the closed list of docs/annotation.md.';
COMMENT ON COLUMN corrected_figure.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN corrected_figure.speaker IS 'Canonical name of who says it; NULL: unnamed, a data release, or the article itself. See attribution.';
COMMENT ON COLUMN corrected_figure.economy IS 'ISO code of the economy whose figure it is; NULL: none or several.';
COMMENT ON COLUMN corrected_figure.partner IS 'ISO code of the other side; NULL: none or several.';
COMMENT ON COLUMN corrected_figure.period IS 'ISO date or interval it speaks of; NULL: untold.';
COMMENT ON COLUMN corrected_figure.form IS 'level, change, from or to; NULL: the text does not tell. Never add across forms.';
COMMENT ON COLUMN corrected_figure.effect IS 'What is done to a duty: imposed, raised, cut, suspended, cancelled, delayed, exempted, kept, refunded; NULL: no duty, or only described.';
COMMENT ON COLUMN corrected_figure.direction IS 'deficit or surplus of economy against partner; NULL: no balance.';
COMMENT ON COLUMN corrected_figure.goods IS 'Goods or sectors it covers; empty: all, or none told.';
COMMENT ON COLUMN corrected_figure.scope IS 'goods, services or both; NULL: untold.';
COMMENT ON COLUMN corrected_figure.basis IS 'yoy, mom, qoq, ytd, annualised, additional, total, average, ...; empty: untold.';
COMMENT ON COLUMN corrected_figure.per IS 'The unit it is divided by; NULL: nothing. Such money never enters a sum.';
COMMENT ON COLUMN corrected_figure.effective_from IS 'ISO date when a rate, pledge or exemption begins; NULL: untold.';
COMMENT ON COLUMN corrected_figure.effective_until IS 'ISO date when it ends; NULL: untold.';
COMMENT ON COLUMN corrected_figure.subject IS 'Firm or body whose figure it is; NULL: a state''s, or untold.';
COMMENT ON COLUMN corrected_figure.attribution IS 'named, unnamed, data_release, document or article; NULL: cannot be told.';
COMMENT ON COLUMN corrected_figure.data_source IS 'Body behind a data release or document; NULL: not named.';
COMMENT ON COLUMN corrected_figure.part IS 'body, title or summary.';
COMMENT ON COLUMN corrected_figure.conversion_of IS 'start_char of the figure this one restates in another unit; NULL: no conversion.';
COMMENT ON COLUMN corrected_figure.value_usd IS 'US dollars, where the unit is USD or the article itself converts; NULL: neither. No rates of ours.';
COMMENT ON COLUMN corrected_figure.rule IS 'Which rules read it.';
COMMENT ON COLUMN corrected_figure.article_date IS 'Day of the article, UTC.';
COMMENT ON COLUMN corrected_figure.corrections IS 'What people mended: field, value, value_read, made_by, made_at, why; NULL: as read.';
