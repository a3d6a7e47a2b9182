-- trend_threatened_never_done: measures that were threatened or proposed and never took effect. Grain: one official act, or one month of threats of one side and kind that match no act.
CREATE OR REPLACE VIEW trend_threatened_never_done AS
WITH news AS (
    SELECT c.measure_id, count(DISTINCT c.article_id) AS articles, max(c.article_date) AS last_article_date
    FROM store.action_told AS c
    GROUP BY c.measure_id
)
SELECT
    'official' AS told_by,
    a.measure_id,
    a.title,
    a.imposer AS actor,
    array_to_string(a.targets, ', ') AS target,
    a.kind,
    a.rate,
    a.announced_date AS first_date,
    (
        SELECT min(s.step_date)
        FROM store.action_step AS s
        WHERE s.measure_id = a.measure_id AND s.step IN ('failed', 'suspended', 'ended')
    ) AS dropped_date,
    n.last_article_date,
    coalesce(n.articles, 0) AS articles,
    a.address
FROM store.trade_action AS a
LEFT JOIN news AS n ON n.measure_id = a.measure_id
WHERE a.change IN ('threatens', 'proposes')
UNION ALL
SELECT
    'news' AS told_by,
    NULL AS measure_id,
    NULL AS title,
    c.actor,
    c.target,
    c.type AS kind,
    NULL AS rate,
    date_trunc('month', c.article_date)::DATE AS first_date,
    NULL AS dropped_date,
    max(c.article_date) AS last_article_date,
    count(DISTINCT c.article_id) AS articles,
    NULL AS address
FROM store.action_told AS c
WHERE c.measure_id IS NULL AND c.status IN ('threatened', 'proposed')
GROUP BY c.actor, c.target, c.type, date_trunc('month', c.article_date)
ORDER BY first_date, told_by DESC, measure_id;

COMMENT ON VIEW trend_threatened_never_done IS 'Measures that were threatened or proposed and never took effect. told_by official: acts of the spine; news: threats that match no act, by month. Grain: one official act, or one month of threats of one side and kind that match no act.';
COMMENT ON COLUMN trend_threatened_never_done.told_by IS 'official or news.';
COMMENT ON COLUMN trend_threatened_never_done.measure_id IS 'The act; NULL: only the news tells it.';
COMMENT ON COLUMN trend_threatened_never_done.title IS 'What it is; NULL: only the news tells it.';
COMMENT ON COLUMN trend_threatened_never_done.actor IS 'Who threatened or proposed; NULL: not told.';
COMMENT ON COLUMN trend_threatened_never_done.target IS 'On whom; NULL: all, or not told.';
COMMENT ON COLUMN trend_threatened_never_done.kind IS 'Kind of measure, or type of the event.';
COMMENT ON COLUMN trend_threatened_never_done.rate IS 'Rate that was threatened; NULL: none, or only the news tells it.';
COMMENT ON COLUMN trend_threatened_never_done.first_date IS 'Day of the threat or proposal; for the news the first day of the month.';
COMMENT ON COLUMN trend_threatened_never_done.dropped_date IS 'Day on which it was dropped or suspended; NULL: still open, or not known.';
COMMENT ON COLUMN trend_threatened_never_done.last_article_date IS 'Day of the last article that tells it; NULL: none.';
COMMENT ON COLUMN trend_threatened_never_done.articles IS 'Articles that tell it.';
COMMENT ON COLUMN trend_threatened_never_done.address IS 'Where the official act was read; NULL: unverified, or only the news tells it.';
