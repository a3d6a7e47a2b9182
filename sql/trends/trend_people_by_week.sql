-- trend_people_by_week: who is in the news, with the office held that week. Grain: one week, person and country.
CREATE OR REPLACE VIEW trend_people_by_week AS
WITH held AS (
    -- From the few terms of office, not from the many people.
    SELECT w.week, o.canonical, string_agg(o.title, '; ' ORDER BY o.from_date DESC, o.title) AS office
    FROM (SELECT DISTINCT bucket_date AS week FROM store.coverage_count WHERE bucket = 'week') AS w
    INNER JOIN store.office AS o ON o.from_date <= w.week + 6 AND (o.until_date IS NULL OR o.until_date > w.week + 6)
    GROUP BY ALL
)
SELECT e.week, e.canonical AS person, e.country, h.office, e.mentions, e.articles, e.stories
FROM store.entity_count AS e
LEFT JOIN held AS h ON h.week = e.week AND h.canonical = e.canonical
WHERE e.kind = 'person';

COMMENT ON VIEW trend_people_by_week IS 'Who is in the news, with the office held that week. Grain: one week, person and country. Example: FROM trend_people_by_week ORDER BY week DESC, articles DESC LIMIT 20;';
COMMENT ON COLUMN trend_people_by_week.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_people_by_week.person IS 'Canonical name.';
COMMENT ON COLUMN trend_people_by_week.country IS 'ISO code; NULL: unknown.';
COMMENT ON COLUMN trend_people_by_week.office IS 'Offices held on the last day of the week; NULL: none in the registry.';
COMMENT ON COLUMN trend_people_by_week.mentions IS 'Name mentions.';
COMMENT ON COLUMN trend_people_by_week.articles IS 'Articles that name the person.';
COMMENT ON COLUMN trend_people_by_week.stories IS 'Independent stories that do.';
