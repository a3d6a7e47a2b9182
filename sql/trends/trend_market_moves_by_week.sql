-- trend_market_moves_by_week: share prices, indices and yields told, apart from all other figures: they would drown the rest. Grain: one week, form and economy.
CREATE OR REPLACE VIEW trend_market_moves_by_week AS
SELECT
    bucket_date AS week, form, economy, sum(mentions)::INTEGER AS mentions, sum(new_mentions)::INTEGER AS new_mentions
FROM store.figure_count
WHERE bucket = 'week' AND measure = 'market'
GROUP BY ALL
ORDER BY week, mentions DESC;

COMMENT ON VIEW trend_market_moves_by_week IS 'Share prices, indices and yields told, apart from all other figures: they would drown the rest. Grain: one week, form and economy.';
COMMENT ON COLUMN trend_market_moves_by_week.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_market_moves_by_week.form IS 'level, change, from or to; NULL: untold.';
COMMENT ON COLUMN trend_market_moves_by_week.economy IS 'Whose figure, ISO code; NULL: none or several.';
COMMENT ON COLUMN trend_market_moves_by_week.mentions IS 'How often the texts tell it.';
COMMENT ON COLUMN trend_market_moves_by_week.new_mentions IS 'Of these neither told as known background nor on a later day than the first of their claim.';
