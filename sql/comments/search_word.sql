-- search_word: comments of the table store.search_word.
COMMENT ON TABLE store.search_word IS 'Words of the full-text index. Grain: one word.';
COMMENT ON COLUMN store.search_word.word IS 'In its plain form, lower case.';
COMMENT ON COLUMN store.search_word.articles IS 'Articles that have it.';
