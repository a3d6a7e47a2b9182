-- Appends the bands of texts that are no members yet: it must run before the members themselves are stored.
INSERT INTO store.story_band BY NAME
SELECT i.*
FROM incoming AS i
ANTI JOIN store.story_member AS s USING (text_id);
