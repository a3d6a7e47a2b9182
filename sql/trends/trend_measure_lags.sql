-- trend_measure_lags: how long it took from threat to announcement to effect. Grain: one official act that took effect.
CREATE OR REPLACE VIEW trend_measure_lags AS
WITH official AS (
    SELECT
        s.measure_id,
        min(s.step_date) FILTER (s.step = 'threatened') AS threatened_date,
        min(s.step_date) FILTER (s.step = 'proposed') AS proposed_date
    FROM store.action_step AS s
    GROUP BY s.measure_id
),
news AS (
    SELECT
        c.measure_id,
        min(c.article_date) FILTER (c.step IN ('threatened', 'proposed')) AS told_threat_date,
        min(c.article_date) AS first_article_date,
        min(c.stored_at) AS first_seen_at
    FROM store.action_told AS c
    GROUP BY c.measure_id
)
SELECT
    a.measure_id,
    a.title,
    a.imposer,
    a.kind,
    a.instrument,
    a.change,
    o.threatened_date,
    o.proposed_date,
    n.told_threat_date,
    a.announced_date,
    a.from_date,
    date_diff('day', least(o.threatened_date, o.proposed_date, n.told_threat_date), a.announced_date) AS days_threat_to_announcement,
    date_diff('day', a.announced_date, a.from_date) AS days_announcement_to_effect,
    date_diff('day', a.announced_date, n.first_article_date) AS days_announcement_to_article,
    n.first_seen_at
FROM store.trade_action AS a
LEFT JOIN official AS o ON o.measure_id = a.measure_id
LEFT JOIN news AS n ON n.measure_id = a.measure_id
WHERE a.from_date IS NOT NULL AND a.state <> 'none'
ORDER BY a.announced_date, a.measure_id;

COMMENT ON VIEW trend_measure_lags IS 'Days from threat to announcement to effect for each official act that took effect. Grain: one official act that took effect.';
COMMENT ON COLUMN trend_measure_lags.measure_id IS 'The act.';
COMMENT ON COLUMN trend_measure_lags.title IS 'What it is.';
COMMENT ON COLUMN trend_measure_lags.imposer IS 'ISO code of the side that acts.';
COMMENT ON COLUMN trend_measure_lags.kind IS 'Kind of measure.';
COMMENT ON COLUMN trend_measure_lags.instrument IS 'Legal ground or list.';
COMMENT ON COLUMN trend_measure_lags.change IS 'What the act does: imposes, sets_rate, suspends, ...';
COMMENT ON COLUMN trend_measure_lags.threatened_date IS 'Day of the threat by the spine; NULL: none told.';
COMMENT ON COLUMN trend_measure_lags.proposed_date IS 'Day of the proposal by the spine; NULL: none told.';
COMMENT ON COLUMN trend_measure_lags.told_threat_date IS 'Day of the first article that tells it as threatened or proposed; NULL: none.';
COMMENT ON COLUMN trend_measure_lags.announced_date IS 'Day of announcement.';
COMMENT ON COLUMN trend_measure_lags.from_date IS 'First day of effect.';
COMMENT ON COLUMN trend_measure_lags.days_threat_to_announcement IS 'From the earliest threat or proposal; NULL: none told.';
COMMENT ON COLUMN trend_measure_lags.days_announcement_to_effect IS 'Negative: it reached back.';
COMMENT ON COLUMN trend_measure_lags.days_announcement_to_article IS 'To the first article that tells it; negative: it was told before. NULL: none tells it.';
COMMENT ON COLUMN trend_measure_lags.first_seen_at IS 'When we first stored an article that tells it: ours, no more; NULL: none.';
