-- Appends the stories that are not stored yet. Once per story_id.
INSERT INTO store.story BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY story_id ORDER BY first_seen_at) = 1) AS i
ANTI JOIN store.story AS s USING (story_id);
