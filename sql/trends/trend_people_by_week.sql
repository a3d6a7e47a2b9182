-- trend_people_by_week: who is in the news, with the office held that week. Grain: one week and person.
CREATE OR REPLACE VIEW trend_people_by_week AS
SELECT
    date_trunc('week', m.article_date)::DATE AS week,
    m.canonical AS person,
    any_value(m.country) AS country,
    (
        SELECT string_agg(o.title, '; ' ORDER BY o.from_date DESC)
        FROM office AS o
        WHERE o.canonical = m.canonical AND max(m.article_date) >= o.from_date AND (o.until_date IS NULL OR max(m.article_date) < o.until_date)
    ) AS office,
    count(*) AS mentions,
    count(DISTINCT m.article_id) AS articles
FROM mention AS m
WHERE m.kind = 'person'
GROUP BY week, m.canonical
ORDER BY week, articles DESC, mentions DESC;

COMMENT ON VIEW trend_people_by_week IS 'Who is named how often. Grain: one week and person.';
COMMENT ON COLUMN trend_people_by_week.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_people_by_week.person IS 'Canonical name.';
COMMENT ON COLUMN trend_people_by_week.country IS 'ISO code; NULL: unknown.';
COMMENT ON COLUMN trend_people_by_week.office IS 'Offices held on the last day of the week with a mention; NULL: none in the registry.';
COMMENT ON COLUMN trend_people_by_week.mentions IS 'Name mentions.';
COMMENT ON COLUMN trend_people_by_week.articles IS 'Articles that name the person.';
