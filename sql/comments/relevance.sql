-- relevance: comments of the table store.relevance.
COMMENT ON TABLE store.relevance IS 'Whether a text is about economic relations between the United States and China, and why. Grain: one judged text and reading.';
COMMENT ON COLUMN store.relevance.reading_id IS 'The reading that found it.';
COMMENT ON COLUMN store.relevance.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN store.relevance.article_id IS 'The article, made from its canonical address.';
COMMENT ON COLUMN store.relevance.score IS 'From 0 to 1.';
COMMENT ON COLUMN store.relevance.is_on_topic IS 'The score reached the threshold of the run.';
COMMENT ON COLUMN store.relevance.reasons IS 'Terms with weight and place in the text (start_char NULL: in the title).';
COMMENT ON COLUMN store.relevance.article_date IS 'Day of its text, UTC; narrows what a query reads.';
