-- story_member: comments of the table store.story_member.
COMMENT ON TABLE store.story_member IS 'A text with the story it was placed in, before later merges, and its signature: use the view story_member. Grain: one text.';
COMMENT ON COLUMN store.story_member.text_id IS 'The text.';
COMMENT ON COLUMN store.story_member.article_id IS 'The article.';
COMMENT ON COLUMN store.story_member.story_id IS 'The story it was placed in; story_merge may have joined it to another.';
COMMENT ON COLUMN store.story_member.publisher IS 'Who publishes it.';
COMMENT ON COLUMN store.story_member.relation IS 'copy, update or partial; NULL: like nothing seen before.';
COMMENT ON COLUMN store.story_member.like_text_id IS 'The text it is most like; NULL: like none.';
COMMENT ON COLUMN store.story_member.containment IS 'Share of the shorter text found in the other, 0 to 1; NULL: like none.';
COMMENT ON COLUMN store.story_member.wire IS 'Agency named in the text; NULL: none.';
COMMENT ON COLUMN store.story_member.shingles IS 'Distinct runs of words.';
COMMENT ON COLUMN store.story_member.minima IS 'MinHash signature.';
COMMENT ON COLUMN store.story_member.seen_at IS 'When we first saw the article.';
COMMENT ON COLUMN store.story_member.stored_at IS 'When it was stored.';
COMMENT ON COLUMN store.story_member.batch_id IS 'The batch that stored it, all or nothing.';
COMMENT ON COLUMN store.story_member.article_date IS 'Day of its text, UTC; narrows what a query reads.';
