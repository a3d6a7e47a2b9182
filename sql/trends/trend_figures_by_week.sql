-- trend_figures_by_week: how often which kind of number was told, and how real it was. Counts, never sums of values; daily market moves are left out. Grain: one week, measure, form, effect, modality, economy and partner.
CREATE OR REPLACE VIEW trend_figures_by_week AS
SELECT bucket_date AS week, measure, form, effect, modality, economy, partner, mentions, new_mentions, articles, stories
FROM store.figure_count
WHERE bucket = 'week' AND measure <> 'market'
ORDER BY week, mentions DESC, measure;

COMMENT ON VIEW trend_figures_by_week IS 'How often which kind of number was told, and how real it was. Counts, never sums of values; daily market moves are left out. Grain: one week, measure, form, effect, modality, economy and partner. Example: SELECT week, modality, sum(mentions) AS mentions FROM trend_figures_by_week WHERE measure = ''tariff_rate'' GROUP BY ALL ORDER BY ALL;';
COMMENT ON COLUMN trend_figures_by_week.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_figures_by_week.measure IS 'What is measured.';
COMMENT ON COLUMN trend_figures_by_week.form IS 'level, change, from or to; NULL: untold.';
COMMENT ON COLUMN trend_figures_by_week.effect IS 'What is done to a duty; NULL: no duty, or only described.';
COMMENT ON COLUMN trend_figures_by_week.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN trend_figures_by_week.economy IS 'Whose figure, ISO code; NULL: none or several.';
COMMENT ON COLUMN trend_figures_by_week.partner IS 'The other side, ISO code; NULL: none or several.';
COMMENT ON COLUMN trend_figures_by_week.mentions IS 'Numbers in texts; conversions in brackets are left out.';
COMMENT ON COLUMN trend_figures_by_week.new_mentions IS 'Of these neither told as known background nor on a later day than the first of their claim.';
COMMENT ON COLUMN trend_figures_by_week.articles IS 'Articles that tell at least one; adding these over rows counts an article twice.';
COMMENT ON COLUMN trend_figures_by_week.stories IS 'Independent stories that do.';
