-- action_candidate: trade actions of the news that match no official act, to be looked at by a person. Grain: one event.
CREATE OR REPLACE VIEW action_candidate AS
SELECT
    e.event_id,
    e.article_id,
    e.article_date,
    e.publisher,
    e.type,
    e.actor,
    e.target,
    -- Without an official text nothing counts as in force, whatever the article says.
    CASE WHEN e.status = 'in_force' THEN 'told_in_force' ELSE e.status END AS status,
    e.date AS told_date,
    e.effective_from,
    e.instrument,
    e.goods,
    e.claimed_by,
    e.is_denied,
    e.sentence,
    e.stored_at
FROM event AS e
INNER JOIN store.action_told AS c ON c.event_id = e.event_id AND c.article_date = e.article_date AND c.measure_id IS NULL
WHERE e.type <> 'talks';

COMMENT ON VIEW action_candidate IS 'Trade actions of the news that match no official act: never in force by our word. Newest first with ORDER BY article_date DESC. Grain: one event.';
COMMENT ON COLUMN action_candidate.event_id IS 'The event.';
COMMENT ON COLUMN action_candidate.article_id IS 'The article.';
COMMENT ON COLUMN action_candidate.article_date IS 'Day of the article, UTC.';
COMMENT ON COLUMN action_candidate.publisher IS 'Who published it.';
COMMENT ON COLUMN action_candidate.type IS 'Type of the event.';
COMMENT ON COLUMN action_candidate.actor IS 'Who acts; NULL: not told.';
COMMENT ON COLUMN action_candidate.target IS 'On whom; NULL: all, or not told.';
COMMENT ON COLUMN action_candidate.status IS 'As the article has it; told_in_force instead of in_force, because no official text was matched.';
COMMENT ON COLUMN action_candidate.told_date IS 'Date or interval that the article gives; NULL: none.';
COMMENT ON COLUMN action_candidate.effective_from IS 'ISO date when it takes effect by the article; NULL: untold.';
COMMENT ON COLUMN action_candidate.instrument IS 'Legal ground by the article; NULL: untold.';
COMMENT ON COLUMN action_candidate.goods IS 'Goods by the article; empty: all, or none told.';
COMMENT ON COLUMN action_candidate.claimed_by IS 'Who alone says so; NULL: stated as fact.';
COMMENT ON COLUMN action_candidate.is_denied IS 'True: another side denies it; NULL: not told.';
COMMENT ON COLUMN action_candidate.sentence IS 'The sentence.';
COMMENT ON COLUMN action_candidate.stored_at IS 'When this reading was stored.';
