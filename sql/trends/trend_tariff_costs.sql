-- trend_tariff_costs: what firms say tariffs cost them: one claim a row, never summed. Grain: one claim.
CREATE OR REPLACE VIEW trend_tariff_costs AS
SELECT
    c.claim_id, c.subject, c.value, c.value_high, c.unit, c.per, c.period, c.form, c.modality, c.speaker, c.first_date, c.last_date,
    c.mentions, c.articles, c.stories
FROM store.claim AS c
WHERE c.measure IN ('cost', 'duties_paid') AND c.subject IS NOT NULL AND (c.measure = 'duties_paid' OR c.is_about_tariffs)
ORDER BY c.first_date DESC, c.subject, c.value;

COMMENT ON VIEW trend_tariff_costs IS 'What firms say tariffs cost them: one claim a row, never summed. Grain: one claim. Example: SELECT first_date, subject, value, unit, period, speaker FROM trend_tariff_costs;';
COMMENT ON COLUMN trend_tariff_costs.claim_id IS 'The claim; FROM claim_figure has its figures.';
COMMENT ON COLUMN trend_tariff_costs.subject IS 'Canonical name of the firm or body.';
COMMENT ON COLUMN trend_tariff_costs.value IS 'In base units, to three significant digits; the low end where value_high is set.';
COMMENT ON COLUMN trend_tariff_costs.value_high IS 'High end of a range; NULL: a single number.';
COMMENT ON COLUMN trend_tariff_costs.unit IS 'ISO 4217 for money, percent, or a singular noun.';
COMMENT ON COLUMN trend_tariff_costs.per IS 'The unit it is divided by; NULL: nothing.';
COMMENT ON COLUMN trend_tariff_costs.period IS 'ISO date or interval it speaks of; NULL: untold.';
COMMENT ON COLUMN trend_tariff_costs.form IS 'level, change, from or to; NULL: untold.';
COMMENT ON COLUMN trend_tariff_costs.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN trend_tariff_costs.speaker IS 'Canonical name; NULL: unnamed, a data release, or the article itself.';
COMMENT ON COLUMN trend_tariff_costs.first_date IS 'Day of the first article that tells it, UTC: the first we saw, no more.';
COMMENT ON COLUMN trend_tariff_costs.last_date IS 'Day of the last one.';
COMMENT ON COLUMN trend_tariff_costs.mentions IS 'How often the texts tell it.';
COMMENT ON COLUMN trend_tariff_costs.articles IS 'Articles that tell it, copies of one story each counted.';
COMMENT ON COLUMN trend_tariff_costs.stories IS 'Independent stories that tell it.';
