-- Weeks of `touched`: how often which person, body or place was named.
DELETE FROM store.entity_count WHERE week IN (FROM touched_week);
INSERT INTO store.entity_count BY NAME
SELECT
    r.week, m.kind, m.canonical, m.country, m.name_key,
    count(*) AS mentions,
    count(DISTINCT r.article_id) AS articles,
    count(DISTINCT r.story_id) AS stories
FROM store.mention AS m
INNER JOIN scope_reading AS r USING (reading_id)
WHERE r.week IN (FROM touched_week) AND m.article_date IN (FROM scope_day)
GROUP BY ALL
ORDER BY r.week;
