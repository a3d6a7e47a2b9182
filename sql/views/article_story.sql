-- article_story: which story an article tells, merges followed to their end. Grain: one article.
CREATE OR REPLACE VIEW article_story AS
SELECT t.article_id, t.text_id, coalesce(g.into_story_id, m.story_id, t.article_id) AS story_id
FROM store.text AS t
LEFT JOIN store.story_member AS m ON m.text_id = t.text_id AND m.article_date = t.article_date
LEFT JOIN merged_story AS g ON g.story_id = m.story_id
WHERE t.is_current;

COMMENT ON VIEW article_story IS 'Which story an article tells: copies and updates of one text share a story. For counting only; story_member says more. Grain: one article.';
COMMENT ON COLUMN article_story.article_id IS 'The article.';
COMMENT ON COLUMN article_story.text_id IS 'Its newest text.';
COMMENT ON COLUMN article_story.story_id IS 'The story; count it DISTINCT to count what was told independently. An article that was not placed is its own story.';
