-- Appends the merges that are not recorded yet. Once per story_id.
INSERT INTO store.story_merge BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY story_id) = 1) AS i
ANTI JOIN store.story_merge AS s USING (story_id);
