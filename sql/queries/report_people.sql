-- report_people: who is named most; an article lies in one week, so articles add up over weeks. Grain: one person.
SELECT
    person, any_value(country) AS country, arg_max(office, week) AS office, sum(articles)::INTEGER AS articles,
    sum(mentions)::INTEGER AS mentions
FROM trend_people_by_week
WHERE week BETWEEN date_trunc('week', $since::DATE) AND $until::DATE
GROUP BY person
ORDER BY articles DESC, mentions DESC, person
LIMIT 12;
