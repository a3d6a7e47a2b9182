-- trend_figures_by_month: how often which kind of number was told, and how real it was. Counts, never sums.
-- Grain: one month, measure, form, effect, modality, economy and partner.
CREATE OR REPLACE VIEW trend_figures_by_month AS
SELECT
    date_trunc('month', article_date)::DATE AS month,
    measure,
    form,
    effect,
    modality,
    economy,
    partner,
    count(*) AS mentions,
    count(DISTINCT article_id) AS articles
FROM figure
WHERE NOT is_conversion
GROUP BY ALL
ORDER BY month, mentions DESC;

COMMENT ON VIEW trend_figures_by_month IS 'How often which kind of number was told, and how real it was. Counts, never sums of values. Grain: one month, measure, form, effect, modality, economy and partner.';
COMMENT ON COLUMN trend_figures_by_month.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN trend_figures_by_month.measure IS 'What is measured.';
COMMENT ON COLUMN trend_figures_by_month.form IS 'level, change, from or to; NULL: untold.';
COMMENT ON COLUMN trend_figures_by_month.effect IS 'What is done to a duty; NULL: no duty, or only described.';
COMMENT ON COLUMN trend_figures_by_month.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN trend_figures_by_month.economy IS 'Whose figure; NULL: none or several.';
COMMENT ON COLUMN trend_figures_by_month.partner IS 'The other side; NULL: none or several.';
COMMENT ON COLUMN trend_figures_by_month.mentions IS 'Numbers in texts; conversions in brackets are left out.';
COMMENT ON COLUMN trend_figures_by_month.articles IS 'Articles that tell at least one.';
