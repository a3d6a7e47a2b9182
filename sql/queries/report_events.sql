-- report_events: the newest trade actions that the news tells, one row an action and status, told by how many articles. Grain: one type, actor, target, instrument and status.
SELECT
    max(e.article_date) AS day, e.type, e.actor, e.target, e.instrument, e.status, bool_or(e.is_denied) AS is_denied,
    arg_max(e.sentence, (e.article_date, e.event_id)) AS sentence,
    arg_max(e.publisher, (e.article_date, e.event_id)) AS publisher,
    arg_max(a.address, (e.article_date, e.event_id)) AS address,
    count(DISTINCT e.article_id) AS articles
FROM event AS e
INNER JOIN article AS a USING (article_id)
WHERE a.is_on_topic AND e.type <> 'talks' AND e.article_date BETWEEN $until::DATE - 30 AND $until::DATE
GROUP BY e.type, e.actor, e.target, e.instrument, e.status
ORDER BY day DESC, articles DESC, e.type, e.actor, e.target
LIMIT 15;
