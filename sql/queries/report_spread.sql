-- report_spread: stories that most outlets told, with how long it took. Grain: one story.
SELECT
    s.title, s.wire, s.story_date, s.first_seen_publisher, s.outlets, s.countries, s.articles, s.copies, s.updates, s.spread_hours, a.address
FROM story AS s
LEFT JOIN article AS a ON a.article_id = s.first_seen_article_id
WHERE s.articles > 1 AND s.story_date BETWEEN $since::DATE AND $until::DATE
ORDER BY s.outlets DESC, s.articles DESC, s.story_date DESC, s.title
LIMIT 12;
