-- After keep_claims: what the counts of the batch must be made from again. Every text of an article in `touched`, also a
-- superseded one, names a day to count again, so that an article that moved to another day leaves its old one; so do the days
-- on which a claim is news no more.
CREATE OR REPLACE TEMP TABLE touched_day AS
SELECT DISTINCT article_date AS day FROM store.text SEMI JOIN touched USING (article_id)
UNION
FROM moved_day;
CREATE OR REPLACE TEMP TABLE touched_week AS SELECT DISTINCT date_trunc('week', day)::DATE AS week FROM touched_day;
CREATE OR REPLACE TEMP TABLE touched_month AS SELECT DISTINCT date_trunc('month', day)::DATE AS month FROM touched_day;

-- Texts that speak in these weeks and months.
CREATE OR REPLACE TEMP TABLE scope_text AS
SELECT
    t.text_id, t.article_id, t.article_date,
    date_trunc('week', t.article_date)::DATE AS week,
    date_trunc('month', t.article_date)::DATE AS month,
    a.publisher, a.source_id, s.country, s.ownership,
    coalesce(m.story_id, t.article_id) AS story_id
FROM store.text AS t
INNER JOIN store.article AS a USING (article_id)
LEFT JOIN store.source AS s ON s.source_id = a.source_id
LEFT JOIN article_story AS m ON m.article_id = t.article_id
WHERE t.is_current
    AND t.article_date >= least((SELECT min(week) FROM touched_week), (SELECT min(month) FROM touched_month))
    AND t.article_date < greatest((SELECT max(week) FROM touched_week) + 7, (SELECT max(month) FROM touched_month) + INTERVAL 1 MONTH)
    AND (date_trunc('week', t.article_date)::DATE IN (FROM touched_week) OR date_trunc('month', t.article_date)::DATE IN (FROM touched_month));

CREATE OR REPLACE TEMP TABLE scope_reading AS
SELECT r.reading_id, r.reader, t.*
FROM scope_text AS t
INNER JOIN store.reading AS r ON r.text_id = t.text_id AND r.is_current;
