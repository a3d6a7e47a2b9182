-- sentence_topic: comments of the table store.sentence_topic.
COMMENT ON TABLE store.sentence_topic IS 'A topic of one sentence. Grain: one sentence and topic in one reading.';
COMMENT ON COLUMN store.sentence_topic.reading_id IS 'The reading that found it.';
COMMENT ON COLUMN store.sentence_topic.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN store.sentence_topic.article_id IS 'The article, made from its canonical address.';
COMMENT ON COLUMN store.sentence_topic.start_char IS 'First code point of the sentence.';
COMMENT ON COLUMN store.sentence_topic.end_char IS 'Code point after it.';
COMMENT ON COLUMN store.sentence_topic.topic IS 'Topic, from reference/topics.';
COMMENT ON COLUMN store.sentence_topic.terms IS 'The terms that decided.';
COMMENT ON COLUMN store.sentence_topic.article_date IS 'Day of its text, UTC; narrows what a query reads.';
