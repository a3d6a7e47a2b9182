-- For the articles in `touched`: their days (every text of them, also a superseded one, names one, so that an article that moved to
-- another day leaves its old one), the texts that speak for them, and their figures and events with corrections applied. Facts that
-- nobody mended come straight from the table, so that days narrow what is read; the few others as corrected.
CREATE OR REPLACE TEMP TABLE touched_day AS SELECT DISTINCT article_date AS day FROM store.text SEMI JOIN touched USING (article_id);

CREATE OR REPLACE TEMP TABLE touched_text AS
SELECT t.text_id, t.article_id, t.article_date, a.publisher, coalesce(g.into_story_id, m.story_id, t.article_id) AS story_id, t.content
FROM (FROM store.text SEMI JOIN touched USING (article_id) WHERE is_current AND article_date IN (FROM touched_day)) AS t
INNER JOIN store.article AS a ON a.article_id = t.article_id
LEFT JOIN (FROM store.story_member WHERE article_date IN (FROM touched_day)) AS m ON m.text_id = t.text_id
LEFT JOIN merged_story AS g ON g.story_id = m.story_id;

CREATE OR REPLACE TEMP TABLE touched_figure AS
SELECT f.*
FROM store.figure AS f
SEMI JOIN touched USING (article_id)
ANTI JOIN corrected_fact AS m ON m.id = f.figure_id
WHERE f.article_date IN (FROM touched_day)
UNION ALL BY NAME
SELECT f.* EXCLUDE (corrections) FROM corrected_figure AS f SEMI JOIN touched USING (article_id) WHERE f.corrections IS NOT NULL;

CREATE OR REPLACE TEMP TABLE touched_event AS
SELECT e.*
FROM store.event AS e
SEMI JOIN touched USING (article_id)
ANTI JOIN corrected_fact AS m ON m.id = e.event_id
WHERE e.article_date IN (FROM touched_day)
UNION ALL BY NAME
SELECT e.* EXCLUDE (corrections) FROM corrected_event AS e SEMI JOIN touched USING (article_id) WHERE e.corrections IS NOT NULL;
