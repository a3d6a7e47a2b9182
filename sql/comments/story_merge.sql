-- story_merge: comments of the table store.story_merge.
COMMENT ON TABLE store.story_merge IS 'A story that turned out to be another, older one. Grain: one merge.';
COMMENT ON COLUMN store.story_merge.story_id IS 'The story that ended.';
COMMENT ON COLUMN store.story_merge.into_story_id IS 'The story it became part of.';
COMMENT ON COLUMN store.story_merge.merged_at IS 'When that was seen.';
COMMENT ON COLUMN store.story_merge.batch_id IS 'The batch that saw it.';
