-- After a batch: which text speaks for its article (last fetched revision, which history may have brought later; newest cleaner; a body before a headline),
-- and which reading speaks for its text (newest version of each reader). Only articles of new texts and readings, and, for what is counted after this, those of stories that ended.
CREATE OR REPLACE TEMP TABLE touched AS
WITH RECURSIVE ended AS (
    FROM ended_story
    UNION
    SELECT m.story_id FROM store.story_merge AS m INNER JOIN ended AS e ON e.story_id = m.into_story_id
)
SELECT article_id FROM new_reading
UNION
SELECT m.article_id FROM store.story_member AS m SEMI JOIN ended AS e ON e.story_id = m.story_id;

-- The days of their texts narrow what is read below.
CREATE OR REPLACE TEMP TABLE touched_day AS SELECT DISTINCT article_date AS day FROM store.text SEMI JOIN touched USING (article_id);

CREATE OR REPLACE TEMP TABLE speaking AS
SELECT t.text_id
FROM store.text AS t
SEMI JOIN touched USING (article_id)
LEFT JOIN store.revision AS r USING (revision_id)
WHERE t.article_date IN (FROM touched_day)
QUALIFY row_number() OVER (
    PARTITION BY t.article_id
    ORDER BY t.kind = 'body' DESC, r.fetched_at DESC NULLS LAST, r.revision_number DESC NULLS LAST, t.cleaner_version DESC NULLS LAST, t.stored_at DESC, t.text_id
) = 1;

UPDATE store.text SET is_current = text_id IN (FROM speaking)
WHERE article_id IN (FROM touched) AND article_date IN (FROM touched_day) AND is_current IS DISTINCT FROM (text_id IN (FROM speaking));

CREATE OR REPLACE TEMP TABLE newest AS
SELECT reading_id
FROM store.reading
SEMI JOIN touched USING (article_id)
WHERE article_date IN (FROM touched_day)
QUALIFY row_number() OVER (PARTITION BY text_id, reader ORDER BY reader_version DESC, stored_at DESC, reading_id) = 1;

UPDATE store.reading SET is_current = reading_id IN (FROM newest)
WHERE article_id IN (FROM touched) AND article_date IN (FROM touched_day) AND is_current IS DISTINCT FROM (reading_id IN (FROM newest));
