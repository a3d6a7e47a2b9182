-- measure_statement: comments of the table store.measure_statement.
COMMENT ON TABLE store.measure_statement IS 'What trend_measure_statements shows. Grain: one month, chain of acts and side.';
COMMENT ON COLUMN store.measure_statement.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN store.measure_statement.head_id IS 'The head of the chain.';
COMMENT ON COLUMN store.measure_statement.side IS 'US or CN: who spoke.';
COMMENT ON COLUMN store.measure_statement.first_date IS 'Day of the first words: as told, else of the article.';
COMMENT ON COLUMN store.measure_statement.first_quote_id IS 'Those words.';
COMMENT ON COLUMN store.measure_statement.first_speaker IS 'Who.';
COMMENT ON COLUMN store.measure_statement.first_text_id IS 'The text they stand in.';
COMMENT ON COLUMN store.measure_statement.first_article_date IS 'Day of its article, UTC.';
COMMENT ON COLUMN store.measure_statement.first_start_char IS 'First code point of the words in the text, from 0.';
COMMENT ON COLUMN store.measure_statement.first_end_char IS 'Code point after the last one.';
COMMENT ON COLUMN store.measure_statement.quotes IS 'Stretches of reported speech.';
