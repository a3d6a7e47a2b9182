-- fail: articles for which no text or several speak, and texts with several current readings of one reader. Offenders only.
SELECT 'text' AS what, article_id::VARCHAR AS id, count(*) FILTER (WHERE is_current) AS current_ones
FROM store.text
GROUP BY article_id
HAVING count(*) FILTER (WHERE is_current) <> 1
UNION ALL
SELECT reader, text_id::VARCHAR, count(*) FILTER (WHERE is_current)
FROM store.reading
GROUP BY reader, text_id
HAVING count(*) FILTER (WHERE is_current) <> 1;
