-- today: what came since yesterday, newest first. Grain: one new article, figure, quote or event.
CREATE OR REPLACE VIEW today AS
WITH since AS (
    SELECT max(stored_at) - INTERVAL 1 DAY AS instant FROM store.reading
)
SELECT stored_at, 'article' AS kind, publisher, title AS what, NULL AS who, NULL AS status, address AS detail, article_id
FROM article, since
WHERE stored_at > instant AND is_on_topic
UNION ALL
SELECT f.stored_at, 'figure', f.publisher, f.figure_text || ' ' || f.measure, f.speaker, f.modality, f.sentence, f.article_id
FROM figure AS f, since
WHERE f.stored_at > instant AND NOT f.is_conversion AND f.measure <> 'market'
UNION ALL
SELECT e.stored_at, 'event', e.publisher, e.type || ' ' || coalesce(e.actor, '?') || ' > ' || coalesce(e.target, 'all'), e.claimed_by, e.status, e.event_text, e.article_id
FROM event AS e, since
WHERE e.stored_at > instant
UNION ALL
SELECT q.stored_at, 'quote', q.publisher, q.quote_text, q.speaker, q.kind, q.sentence, q.article_id
FROM quote AS q, since
WHERE q.stored_at > instant AND q.speaker IS NOT NULL
ORDER BY stored_at DESC, kind, publisher;

COMMENT ON VIEW today IS 'What came in the day before the newest stored reading, newest first. Daily market moves are left out. Grain: one new article, figure, quote or event.';
COMMENT ON COLUMN today.stored_at IS 'When it was stored.';
COMMENT ON COLUMN today.kind IS 'article, figure, event or quote.';
COMMENT ON COLUMN today.publisher IS 'Who published it.';
COMMENT ON COLUMN today.what IS 'The headline, number, action or words.';
COMMENT ON COLUMN today.who IS 'Speaker or claimant; NULL: none.';
COMMENT ON COLUMN today.status IS 'How real: modality of a figure, status of an event, kind of a quote; NULL for articles.';
COMMENT ON COLUMN today.detail IS 'The sentence, or the address of an article.';
COMMENT ON COLUMN today.article_id IS 'The article.';
