-- search_posting: comments of the table store.search_posting.
COMMENT ON TABLE store.search_posting IS 'How often which word stands in which article, sorted by word. Grain: one word and article.';
COMMENT ON COLUMN store.search_posting.word IS 'In its plain form.';
COMMENT ON COLUMN store.search_posting.doc IS 'The article''s number within the index.';
COMMENT ON COLUMN store.search_posting.times IS 'How often.';
COMMENT ON COLUMN store.search_posting.length IS 'Words of the article.';
