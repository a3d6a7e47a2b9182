-- trend_both_sides: both sides on one action between the United States and China: who spoke first, and how many days later the other. Grain: one month, type, actor, target and instrument.
-- Words count where the article that has them tells the action; a side is its public offices, public bodies and its government named by place.
CREATE OR REPLACE VIEW trend_both_sides AS
SELECT
    month, type, actor, target, instrument,
    min(first_date) FILTER (WHERE side = actor) AS actor_first_date,
    any_value(first_speaker) FILTER (WHERE side = actor) AS actor_speaker,
    any_value(first_quote_id) FILTER (WHERE side = actor) AS actor_quote_id,
    coalesce(sum(quotes) FILTER (WHERE side = actor), 0)::INTEGER AS actor_quotes,
    min(first_date) FILTER (WHERE side = target) AS target_first_date,
    any_value(first_speaker) FILTER (WHERE side = target) AS target_speaker,
    any_value(first_quote_id) FILTER (WHERE side = target) AS target_quote_id,
    coalesce(sum(quotes) FILTER (WHERE side = target), 0)::INTEGER AS target_quotes,
    min(first_date) FILTER (WHERE side = target) - min(first_date) FILTER (WHERE side = actor) AS lag_days
FROM store.side_statement
GROUP BY ALL
ORDER BY month, type, actor, target, instrument;

COMMENT ON VIEW trend_both_sides IS 'Both sides on one action between the United States and China: who spoke first, and how many days later the other. Grain: one month, type, actor, target and instrument.';
COMMENT ON COLUMN trend_both_sides.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN trend_both_sides.type IS 'Kind of action.';
COMMENT ON COLUMN trend_both_sides.actor IS 'Acting side, US or CN.';
COMMENT ON COLUMN trend_both_sides.target IS 'Side acted on, US or CN.';
COMMENT ON COLUMN trend_both_sides.instrument IS 'Legal ground or list; NULL: untold.';
COMMENT ON COLUMN trend_both_sides.actor_first_date IS 'Day of the first article with words of the acting side''s officials; NULL: none.';
COMMENT ON COLUMN trend_both_sides.actor_speaker IS 'Who; NULL: none.';
COMMENT ON COLUMN trend_both_sides.actor_quote_id IS 'Those words, for evidence; NULL: none.';
COMMENT ON COLUMN trend_both_sides.actor_quotes IS 'Quotes of that side.';
COMMENT ON COLUMN trend_both_sides.target_first_date IS 'The same of the other side; NULL: it was not heard.';
COMMENT ON COLUMN trend_both_sides.target_speaker IS 'Who; NULL: none.';
COMMENT ON COLUMN trend_both_sides.target_quote_id IS 'Those words; NULL: none.';
COMMENT ON COLUMN trend_both_sides.target_quotes IS 'Quotes of that side.';
COMMENT ON COLUMN trend_both_sides.lag_days IS 'Days from the first words of the acting side to those of the other, negative: it spoke before; NULL: one side was not heard.';
