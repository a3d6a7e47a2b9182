-- side_statement: comments of the table store.side_statement.
COMMENT ON TABLE store.side_statement IS 'What trend_both_sides shows. Grain: one month, action and side.';
COMMENT ON COLUMN store.side_statement.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN store.side_statement.type IS 'Kind of action.';
COMMENT ON COLUMN store.side_statement.actor IS 'Acting side.';
COMMENT ON COLUMN store.side_statement.target IS 'Side acted on.';
COMMENT ON COLUMN store.side_statement.instrument IS 'Legal ground or list; NULL: untold.';
COMMENT ON COLUMN store.side_statement.side IS 'US or CN: whose officials spoke.';
COMMENT ON COLUMN store.side_statement.first_date IS 'Day of the first article with their words.';
COMMENT ON COLUMN store.side_statement.first_quote_id IS 'Those words.';
COMMENT ON COLUMN store.side_statement.first_speaker IS 'Who.';
COMMENT ON COLUMN store.side_statement.quotes IS 'Stretches of reported speech.';
COMMENT ON COLUMN store.side_statement.articles IS 'Articles.';
COMMENT ON COLUMN store.side_statement.stories IS 'Independent stories.';
