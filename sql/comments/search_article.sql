-- search_article: comments of the table store.search_article.
COMMENT ON TABLE store.search_article IS 'Articles of the full-text index. Grain: one article.';
COMMENT ON COLUMN store.search_article.doc IS 'Number within the index.';
COMMENT ON COLUMN store.search_article.article_id IS 'The article.';
COMMENT ON COLUMN store.search_article.text_id IS 'The text that was indexed.';
COMMENT ON COLUMN store.search_article.length IS 'Words, short and common ones left out.';
