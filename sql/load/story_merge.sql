-- Appends the merges that are not recorded yet and remembers which stories ended. Once per story_id.
INSERT INTO ended_story SELECT DISTINCT story_id FROM incoming ANTI JOIN store.story_merge AS s USING (story_id);
INSERT INTO store.story_merge BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY story_id) = 1) AS i
SEMI JOIN ended_story AS e USING (story_id);
