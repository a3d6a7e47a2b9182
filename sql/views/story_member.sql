-- story_member: which story an article tells, and how it came to it. Grain: one article in its current story.
CREATE OR REPLACE VIEW story_member AS
SELECT
    coalesce(g.into_story_id, m.story_id) AS story_id,
    m.article_id,
    m.text_id,
    a.publisher,
    p.country,
    t.title,
    t.article_date,
    a.first_seen_at,
    m.relation,
    o.article_id AS like_article_id,
    m.containment,
    m.wire,
    m.story_id <> coalesce(g.into_story_id, m.story_id) AS was_merged,
    m.stored_at
FROM store.story_member AS m
INNER JOIN store.text AS t ON t.text_id = m.text_id AND t.article_date = m.article_date AND t.is_current
INNER JOIN store.article AS a ON a.article_id = m.article_id
LEFT JOIN store.source AS p ON p.source_id = a.source_id
LEFT JOIN store.story_member AS o ON o.text_id = m.like_text_id
LEFT JOIN merged_story AS g ON g.story_id = m.story_id;

COMMENT ON VIEW story_member IS 'Which story an article tells: copies and updates of one text share it, texts that only share a block do not. Grain: one article.';
COMMENT ON COLUMN story_member.story_id IS 'The story it belongs to by now, merges followed; never used again for another one.';
COMMENT ON COLUMN story_member.article_id IS 'The article.';
COMMENT ON COLUMN story_member.text_id IS 'Its current text, which was compared.';
COMMENT ON COLUMN story_member.publisher IS 'Who published the article.';
COMMENT ON COLUMN story_member.country IS 'ISO 3166-1 alpha-2 of the publisher''s seat; NULL: source unknown.';
COMMENT ON COLUMN story_member.title IS 'Its headline; NULL: the page names none.';
COMMENT ON COLUMN story_member.article_date IS 'The day that stands for the article, UTC.';
COMMENT ON COLUMN story_member.first_seen_at IS 'When we first saw the article; not when it was published.';
COMMENT ON COLUMN story_member.relation IS 'copy: of another outlet''s text; update: of the same outlet''s; partial: shares a block with a text of another story; NULL: like nothing seen before it.';
COMMENT ON COLUMN story_member.like_article_id IS 'The article that it was most like when it was stored; NULL: none.';
COMMENT ON COLUMN story_member.containment IS 'Share of the shorter text''s 5-word shingles that the other has, 0 to 1, estimated (standard error about 0.05); NULL: like none.';
COMMENT ON COLUMN story_member.wire IS 'Agency that the text names as its source; NULL: none.';
COMMENT ON COLUMN story_member.was_merged IS 'True: its story turned out to be another, older one.';
COMMENT ON COLUMN story_member.stored_at IS 'When it was placed.';
