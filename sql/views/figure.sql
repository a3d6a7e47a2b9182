-- figure: one number that says how much, from current readings of current texts. Grain: one number in one article.
CREATE OR REPLACE VIEW figure AS
SELECT
    f.figure_id,
    f.article_id,
    f.text_id,
    f.article_date,
    a.publisher,
    f.value,
    f.value_high,
    f.unit,
    f.qualifier,
    f.change,
    f.measure,
    f.modality,
    f.speaker,
    f.economy,
    f.partner,
    f.period,
    f.form,
    f.effect,
    f.direction,
    f.goods,
    f.scope,
    f.basis,
    f.per,
    f.effective_from,
    f.effective_until,
    f.subject,
    f.attribution,
    f.data_source,
    f.part,
    f.conversion_of IS NOT NULL AS is_conversion,
    f.value_usd,
    f.rule,
    substring(t.content, f.start_char + 1, f.end_char - f.start_char) AS figure_text,
    substring(t.content, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
    f.start_char,
    f.end_char,
    r.stored_at,
    f.corrections,
    coalesce(p.by_rule[regexp_extract(f.rule, '^[^+]*([+][^+]*)?')], p.by_measure[f.measure]).precision AS precision,
    coalesce(p.by_rule[regexp_extract(f.rule, '^[^+]*([+][^+]*)?')], p.by_measure[f.measure]).precision_full AS precision_full,
    CASE
        WHEN map_contains(p.by_rule, regexp_extract(f.rule, '^[^+]*([+][^+]*)?')) THEN 'rule'
        WHEN map_contains(p.by_measure, f.measure) THEN 'measure'
    END AS precision_basis
FROM corrected_figure AS f
INNER JOIN store.reading AS r ON r.reading_id = f.reading_id AND r.article_date = f.article_date AND r.is_current
INNER JOIN store.text AS t ON t.text_id = f.text_id AND t.article_date = f.article_date AND t.is_current
INNER JOIN store.article AS a ON a.article_id = f.article_id
LEFT JOIN (FROM fact_precision WHERE kind = 'figure') AS p ON true;

COMMENT ON VIEW figure IS 'One number in one article, as the newest reading has it, corrections applied. Never sum or average across form, effect, unit, basis, per or economy; the same number stands in many articles. Grain: one number in one article.';
COMMENT ON COLUMN figure.figure_id IS 'Made from article, text content, span and unit: survives re-reading, can be cited.';
COMMENT ON COLUMN figure.article_id IS 'The article it stands in.';
COMMENT ON COLUMN figure.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN figure.article_date IS 'Day of the article, UTC. Group by this.';
COMMENT ON COLUMN figure.publisher IS 'Who published the article.';
COMMENT ON COLUMN figure.value IS 'In base units (30000000000, not 30 billion), absolute; the low end where value_high is set.';
COMMENT ON COLUMN figure.value_high IS 'High end of a range; NULL: a single number.';
COMMENT ON COLUMN figure.unit IS 'ISO 4217 for money; percent, percentage_point, basis_point, times; else a singular noun as written.';
COMMENT ON COLUMN figure.qualifier IS 'exact, about, more_than or less_than.';
COMMENT ON COLUMN figure.change IS 'none for a level; up or down for the size or end point of a change.';
COMMENT ON COLUMN figure.measure IS 'What is measured, from the closed list of docs/annotation.md.';
COMMENT ON COLUMN figure.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN figure.speaker IS 'Canonical name of who says it; NULL: unnamed, a data release, or the article itself. See attribution.';
COMMENT ON COLUMN figure.economy IS 'ISO code of the economy whose figure it is; NULL: none or several.';
COMMENT ON COLUMN figure.partner IS 'ISO code of the other side; NULL: none or several.';
COMMENT ON COLUMN figure.period IS 'ISO date or interval it speaks of; NULL: untold.';
COMMENT ON COLUMN figure.form IS 'level, change, from or to; NULL: the text does not tell. Never add across forms.';
COMMENT ON COLUMN figure.effect IS 'What is done to a duty: imposed, raised, cut, suspended, cancelled, delayed, exempted, kept, refunded; NULL: no duty, or only described.';
COMMENT ON COLUMN figure.direction IS 'deficit or surplus of economy against partner; NULL: no balance.';
COMMENT ON COLUMN figure.goods IS 'Goods or sectors it covers; empty: all, or none told.';
COMMENT ON COLUMN figure.scope IS 'goods, services or both; NULL: untold.';
COMMENT ON COLUMN figure.basis IS 'yoy, mom, qoq, ytd, annualised, additional, total, average, ...; empty: untold.';
COMMENT ON COLUMN figure.per IS 'The unit it is divided by; NULL: nothing. Such money never enters a sum.';
COMMENT ON COLUMN figure.effective_from IS 'ISO date when a rate, pledge or exemption begins; NULL: untold.';
COMMENT ON COLUMN figure.effective_until IS 'ISO date when it ends; NULL: untold.';
COMMENT ON COLUMN figure.subject IS 'Firm or body whose figure it is; NULL: a state''s, or untold.';
COMMENT ON COLUMN figure.attribution IS 'named, unnamed, data_release, document or article; NULL: cannot be told.';
COMMENT ON COLUMN figure.data_source IS 'Body behind a data release or document; NULL: not named.';
COMMENT ON COLUMN figure.part IS 'body, title or summary.';
COMMENT ON COLUMN figure.is_conversion IS 'True: restates the figure before it in another unit; count one of the two.';
COMMENT ON COLUMN figure.value_usd IS 'US dollars, where the unit is USD or the article itself converts; NULL: neither. No rates of ours.';
COMMENT ON COLUMN figure.rule IS 'Which rules read it.';
COMMENT ON COLUMN figure.figure_text IS 'The words of the figure.';
COMMENT ON COLUMN figure.sentence IS 'The sentence it stands in.';
COMMENT ON COLUMN figure.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN figure.end_char IS 'Code point after the last one.';
COMMENT ON COLUMN figure.stored_at IS 'When this reading was stored.';
COMMENT ON COLUMN figure.corrections IS 'What people mended: field, value, value_read, made_by, made_at, why; NULL: as read. Voided facts are left out.';
COMMENT ON COLUMN figure.precision IS 'Share of such facts in which value and unit are right, 0 to 1, measured on labelled texts and audits (view quality): of its rule, below 20 cases of its measure, below 20 again NULL.';
COMMENT ON COLUMN figure.precision_full IS 'The same with measure, modality, economy and speaker right as well; NULL: below 20 cases.';
COMMENT ON COLUMN figure.precision_basis IS 'rule or measure: whose precision it is; NULL: neither has 20 cases.';
