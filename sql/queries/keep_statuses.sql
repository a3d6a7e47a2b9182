-- Months of `touched`: when each status of an action was first stored, superseded readings included: a thing read again is no news.
DELETE FROM store.status_told WHERE month IN (FROM touched_month);
INSERT INTO store.status_told BY NAME
SELECT
    date_trunc('month', e.article_date)::DATE AS month, e.type, e.actor, e.target, e.instrument, e.status, min(r.stored_at) AS first_stored_at
FROM store.event AS e
INNER JOIN store.reading AS r ON r.reading_id = e.reading_id AND r.article_date = e.article_date
-- Of an article that is being taken back no text speaks any more.
SEMI JOIN (FROM store.text WHERE is_current) AS t ON t.article_id = e.article_id
WHERE e.type <> 'talks' AND e.article_date IN (FROM month_day)
GROUP BY ALL
ORDER BY month;
