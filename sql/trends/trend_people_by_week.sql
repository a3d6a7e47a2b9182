-- trend_people_by_week: who is in the news, with the office held that week. Grain: one week, person and country.
CREATE OR REPLACE VIEW trend_people_by_week AS
WITH edge AS (
    SELECT canonical, from_date AS day FROM store.office
    UNION
    SELECT canonical, until_date FROM store.office WHERE until_date IS NOT NULL
),
span AS (
    SELECT canonical, day AS from_date, lead(day, 1, DATE '9999-12-31') OVER (PARTITION BY canonical ORDER BY day) AS until_date FROM edge
),
-- Which offices a person held from one change to the next: a few rows a person, however many weeks.
held AS (
    SELECT s.canonical, name_key(s.canonical) AS name_key, s.from_date, s.until_date, string_agg(o.title, '; ' ORDER BY o.from_date DESC, o.title) AS office
    FROM span AS s
    INNER JOIN store.office AS o
        ON o.canonical = s.canonical AND o.from_date <= s.from_date AND (o.until_date IS NULL OR o.until_date > s.from_date)
    GROUP BY s.canonical, s.from_date, s.until_date
)
SELECT e.week, e.canonical AS person, e.country, h.office, e.mentions, e.articles, e.stories
FROM store.entity_count AS e
LEFT JOIN held AS h
    ON h.name_key = e.name_key AND h.canonical = e.canonical AND e.week + 6 >= h.from_date AND e.week + 6 < h.until_date
WHERE e.kind = 'person';

COMMENT ON VIEW trend_people_by_week IS 'Who is in the news, with the office held that week. Grain: one week, person and country. Example: FROM trend_people_by_week ORDER BY week DESC, articles DESC LIMIT 20;';
COMMENT ON COLUMN trend_people_by_week.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_people_by_week.person IS 'Canonical name.';
COMMENT ON COLUMN trend_people_by_week.country IS 'ISO code; NULL: unknown.';
COMMENT ON COLUMN trend_people_by_week.office IS 'Offices held on the last day of the week; NULL: none in the registry.';
COMMENT ON COLUMN trend_people_by_week.mentions IS 'Name mentions.';
COMMENT ON COLUMN trend_people_by_week.articles IS 'Articles that name the person.';
COMMENT ON COLUMN trend_people_by_week.stories IS 'Independent stories that do.';
