-- article_topic: comments of the table store.article_topic.
COMMENT ON TABLE store.article_topic IS 'A topic of a whole text with the terms that decided. Grain: one topic in one reading.';
COMMENT ON COLUMN store.article_topic.reading_id IS 'The reading that found it.';
COMMENT ON COLUMN store.article_topic.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN store.article_topic.article_id IS 'The article, made from its canonical address.';
COMMENT ON COLUMN store.article_topic.topic IS 'Topic, from reference/topics.';
COMMENT ON COLUMN store.article_topic.terms IS 'The terms that decided.';
COMMENT ON COLUMN store.article_topic.article_date IS 'Day of its text, UTC; narrows what a query reads.';
