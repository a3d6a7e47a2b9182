-- report_sides: both sides on one action, the newest first, with their words. Grain: one month, type, actor, target and instrument.
SELECT
    s.month, s.type, s.actor, s.target, s.instrument, s.actor_speaker, s.actor_first_date, s.target_speaker, s.target_first_date, s.lag_days,
    p.sentence AS actor_sentence, c.address AS actor_address, q.sentence AS target_sentence, d.address AS target_address
FROM trend_both_sides AS s
LEFT JOIN quote AS p ON p.quote_id = s.actor_quote_id
LEFT JOIN article AS c ON c.article_id = p.article_id
LEFT JOIN quote AS q ON q.quote_id = s.target_quote_id
LEFT JOIN article AS d ON d.article_id = q.article_id
WHERE s.month BETWEEN date_trunc('month', $since::DATE) AND $until::DATE
-- One pair of statements may stand for several actions of one article: the first is shown.
QUALIFY row_number() OVER (
    PARTITION BY s.month, least(s.actor_quote_id, s.target_quote_id), greatest(s.actor_quote_id, s.target_quote_id)
    ORDER BY s.type, s.instrument NULLS LAST, s.actor
) = 1
ORDER BY s.actor_first_date IS NOT NULL AND s.target_first_date IS NOT NULL DESC, s.month DESC, s.actor_quotes + s.target_quotes DESC
LIMIT 6;
