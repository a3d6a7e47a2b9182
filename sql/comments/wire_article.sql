-- wire_article: comments of the table store.wire_article.
COMMENT ON TABLE store.wire_article IS 'Articles of stories that name a news agency: what trend_wire_delay and trend_wires_by_month count. Grain: one article.';
COMMENT ON COLUMN store.wire_article.story_id IS 'Its story.';
COMMENT ON COLUMN store.wire_article.article_id IS 'The article.';
COMMENT ON COLUMN store.wire_article.publisher IS 'Who published it.';
COMMENT ON COLUMN store.wire_article.wire IS 'Agency that most texts of the story name.';
COMMENT ON COLUMN store.wire_article.first_seen_at IS 'When we first saw the address.';
COMMENT ON COLUMN store.wire_article.story_seen_at IS 'When we first saw the story anywhere.';
