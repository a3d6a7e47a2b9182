-- merged_story: where a story went that turned out to be another one, followed to its end. Grain: one merged story.
CREATE OR REPLACE VIEW merged_story AS
WITH RECURSIVE chain AS (
    SELECT story_id, into_story_id FROM store.story_merge
    UNION
    SELECT c.story_id, s.into_story_id FROM chain AS c INNER JOIN store.story_merge AS s ON s.story_id = c.into_story_id
)
SELECT c.story_id, c.into_story_id FROM chain AS c ANTI JOIN store.story_merge AS s ON s.story_id = c.into_story_id;

COMMENT ON VIEW merged_story IS 'Where a story went that turned out to be another one, followed to its end. Grain: one merged story.';
COMMENT ON COLUMN merged_story.story_id IS 'The story that is no more.';
COMMENT ON COLUMN merged_story.into_story_id IS 'The story that it is part of now.';
