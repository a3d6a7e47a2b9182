-- story: comments of the table store.story.
COMMENT ON TABLE store.story IS 'A story, made from the article that founded it; its id is never given twice. Grain: one story.';
COMMENT ON COLUMN store.story.story_id IS 'Made from the founding article.';
COMMENT ON COLUMN store.story.founding_article_id IS 'The article that founded it.';
COMMENT ON COLUMN store.story.first_seen_at IS 'When we first saw that article.';
COMMENT ON COLUMN store.story.stored_at IS 'When it was stored.';
COMMENT ON COLUMN store.story.batch_id IS 'The batch that stored it, all or nothing.';
