-- trend_figures_by_month: how often which kind of number was told, and how real it was. Counts, never sums of values; daily market moves are left out. Grain: one month, measure, form, effect, modality, economy and partner.
CREATE OR REPLACE VIEW trend_figures_by_month AS
SELECT bucket_date AS month, measure, form, effect, modality, economy, partner, mentions, new_mentions, articles, stories
FROM store.figure_count
WHERE bucket = 'month' AND measure <> 'market'
ORDER BY month, mentions DESC, measure;

COMMENT ON VIEW trend_figures_by_month IS 'How often which kind of number was told, and how real it was. Counts, never sums of values; daily market moves are left out. Grain: one month, measure, form, effect, modality, economy and partner. Example: SELECT month, modality, sum(mentions) AS mentions FROM trend_figures_by_month WHERE measure = ''tariff_rate'' GROUP BY ALL ORDER BY ALL;';
COMMENT ON COLUMN trend_figures_by_month.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN trend_figures_by_month.measure IS 'What is measured.';
COMMENT ON COLUMN trend_figures_by_month.form IS 'level, change, from or to; NULL: untold.';
COMMENT ON COLUMN trend_figures_by_month.effect IS 'What is done to a duty; NULL: no duty, or only described.';
COMMENT ON COLUMN trend_figures_by_month.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN trend_figures_by_month.economy IS 'Whose figure, ISO code; NULL: none or several.';
COMMENT ON COLUMN trend_figures_by_month.partner IS 'The other side, ISO code; NULL: none or several.';
COMMENT ON COLUMN trend_figures_by_month.mentions IS 'Numbers in texts; conversions in brackets are left out.';
COMMENT ON COLUMN trend_figures_by_month.new_mentions IS 'Of these neither told as known background nor on a later day than the first of their claim.';
COMMENT ON COLUMN trend_figures_by_month.articles IS 'Articles that tell at least one; adding these over rows counts an article twice.';
COMMENT ON COLUMN trend_figures_by_month.stories IS 'Independent stories that do.';
