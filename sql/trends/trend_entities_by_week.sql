-- trend_entities_by_week: who and what is named how often, with the share of coverage. Grain: one week, kind and entity.
CREATE OR REPLACE VIEW trend_entities_by_week AS
SELECT
    e.week, e.kind, e.canonical, e.country, e.mentions, e.articles, e.stories,
    e.articles / c.articles_read AS share_of_articles,
    c.articles_read
FROM store.entity_count AS e
INNER JOIN store.coverage_count AS c ON c.bucket = 'week' AND c.is_total AND c.bucket_date = e.week;

COMMENT ON VIEW trend_entities_by_week IS 'Who and what is named how often, with the share of coverage. Grain: one week, kind and entity. Example: SELECT week, articles, share_of_articles FROM trend_entities_by_week WHERE canonical = ''Scott Bessent'';';
COMMENT ON COLUMN trend_entities_by_week.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_entities_by_week.kind IS 'person, organisation or place.';
COMMENT ON COLUMN trend_entities_by_week.canonical IS 'The full name an encyclopedia uses.';
COMMENT ON COLUMN trend_entities_by_week.country IS 'ISO code of allegiance or seat; NULL: none fits or unknown.';
COMMENT ON COLUMN trend_entities_by_week.mentions IS 'Name mentions.';
COMMENT ON COLUMN trend_entities_by_week.articles IS 'Articles that name it.';
COMMENT ON COLUMN trend_entities_by_week.stories IS 'Independent stories that name it.';
COMMENT ON COLUMN trend_entities_by_week.share_of_articles IS 'articles divided by articles_read, 0 to 1.';
COMMENT ON COLUMN trend_entities_by_week.articles_read IS 'Articles of the week that were read for facts: the denominator.';
