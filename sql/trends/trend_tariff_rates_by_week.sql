-- trend_tariff_rates_by_week: tariff rates threatened, announced, suspended or in force, week by week, as told. Rates are listed, never averaged. Grain: one week, imposing economy, partner, status and basis.
-- What an article tells, not what the law says; rates on goods of different kinds stand side by side.
CREATE OR REPLACE VIEW trend_tariff_rates_by_week AS
SELECT
    week, economy, partner, status, basis,
    list(CASE WHEN value_high IS NULL THEN value::VARCHAR ELSE value || '-' || value_high END ORDER BY stories DESC, value, value_high NULLS FIRST) AS rates,
    min(value) AS lowest,
    max(coalesce(value_high, value)) AS highest,
    sum(mentions)::INTEGER AS mentions,
    sum(new_mentions)::INTEGER AS new_mentions
FROM store.rate_count
GROUP BY ALL
ORDER BY week, economy, partner, status, basis;

COMMENT ON VIEW trend_tariff_rates_by_week IS 'Tariff rates threatened, announced, suspended or in force, week by week, as told. Rates are listed, never averaged. Grain: one week, imposing economy, partner, status and basis. Example: FROM trend_tariff_rates_by_week WHERE economy = ''US'' AND partner = ''CN'' AND status = ''threatened'';';
COMMENT ON COLUMN trend_tariff_rates_by_week.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_tariff_rates_by_week.economy IS 'Who imposes it, ISO code; NULL: none or several.';
COMMENT ON COLUMN trend_tariff_rates_by_week.partner IS 'On whose goods, ISO code; NULL: all or several.';
COMMENT ON COLUMN trend_tariff_rates_by_week.status IS 'threatened, announced, forecast, hypothetical, in_force (told as fact), suspended, cancelled, delayed, or a plan of the latter.';
COMMENT ON COLUMN trend_tariff_rates_by_week.basis IS 'additional (on top of what is there), total (all layers), average (or effective); NULL: untold. Never compare across.';
COMMENT ON COLUMN trend_tariff_rates_by_week.rates IS 'Percent, the one in most stories first.';
COMMENT ON COLUMN trend_tariff_rates_by_week.lowest IS 'Lowest rate told, percent.';
COMMENT ON COLUMN trend_tariff_rates_by_week.highest IS 'Highest rate told, percent.';
COMMENT ON COLUMN trend_tariff_rates_by_week.mentions IS 'How often the texts tell it.';
COMMENT ON COLUMN trend_tariff_rates_by_week.new_mentions IS 'Of these neither told as known background nor on a later day than the first of their claim.';
