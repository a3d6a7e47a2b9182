-- trend_people_by_week: who is in the news, with the office held that week. Grain: one week and person.
CREATE OR REPLACE VIEW trend_people_by_week AS
WITH held AS (
    SELECT e.week, e.canonical, string_agg(o.title, '; ' ORDER BY o.from_date DESC, o.title) AS office
    FROM (SELECT DISTINCT week, canonical FROM store.entity_count WHERE kind = 'person') AS e
    INNER JOIN store.office AS o
        ON o.canonical = e.canonical AND o.from_date <= e.week + 6 AND (o.until_date IS NULL OR o.until_date > e.week + 6)
    GROUP BY ALL
)
SELECT
    e.week, e.canonical AS person, any_value(e.country) AS country, any_value(h.office) AS office,
    sum(e.mentions)::INTEGER AS mentions, sum(e.articles)::INTEGER AS articles, sum(e.stories)::INTEGER AS stories
FROM store.entity_count AS e
LEFT JOIN held AS h USING (week, canonical)
WHERE e.kind = 'person'
GROUP BY e.week, e.canonical
ORDER BY e.week, articles DESC, mentions DESC, person;

COMMENT ON VIEW trend_people_by_week IS 'Who is in the news, with the office held that week. Grain: one week and person. Example: FROM trend_people_by_week ORDER BY week DESC, articles DESC LIMIT 20;';
COMMENT ON COLUMN trend_people_by_week.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_people_by_week.person IS 'Canonical name.';
COMMENT ON COLUMN trend_people_by_week.country IS 'ISO code; NULL: unknown.';
COMMENT ON COLUMN trend_people_by_week.office IS 'Offices held on the last day of the week; NULL: none in the registry.';
COMMENT ON COLUMN trend_people_by_week.mentions IS 'Name mentions.';
COMMENT ON COLUMN trend_people_by_week.articles IS 'Articles that name the person.';
COMMENT ON COLUMN trend_people_by_week.stories IS 'Independent stories that do.';
