-- rate_count: comments of the table store.rate_count.
COMMENT ON TABLE store.rate_count IS 'What trend_tariff_rates_by_week shows. Grain: one week, economy, partner, status, basis and rate.';
COMMENT ON COLUMN store.rate_count.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN store.rate_count.economy IS 'Whose figure, ISO code; NULL: none or several.';
COMMENT ON COLUMN store.rate_count.partner IS 'The other side, ISO code; NULL: none or several.';
COMMENT ON COLUMN store.rate_count.status IS 'threatened, announced, in_force, suspended, ...';
COMMENT ON COLUMN store.rate_count.basis IS 'total, additional or average; NULL: untold.';
COMMENT ON COLUMN store.rate_count.value IS 'Percent.';
COMMENT ON COLUMN store.rate_count.value_high IS 'High end of a range; NULL: a single number.';
COMMENT ON COLUMN store.rate_count.mentions IS 'Mentions.';
COMMENT ON COLUMN store.rate_count.new_mentions IS 'Of these neither told as known background nor on a later day than the first of their claim.';
COMMENT ON COLUMN store.rate_count.articles IS 'Articles.';
COMMENT ON COLUMN store.rate_count.stories IS 'Independent stories.';
