-- Appends the texts that have no story yet. Once per text_id.
INSERT INTO store.story_member BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY text_id) = 1) AS i
ANTI JOIN store.story_member AS s USING (text_id);
