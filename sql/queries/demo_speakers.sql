-- Who speaks about it, in which office that day?
SELECT speaker, any_value(speaker_office) AS office, count(*) AS quotes, count(DISTINCT article_id) AS articles
FROM quote
WHERE speaker_kind = 'person'
GROUP BY speaker
ORDER BY quotes DESC, speaker
LIMIT 10;
