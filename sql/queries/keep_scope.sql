-- After keep_claims: what the counts of the batch must be made from again. To the days of `touched_day` come those on which a claim is
-- news no more. Days, as dates, narrow what the other keep_* queries read.
INSERT INTO touched_day FROM moved_day EXCEPT FROM touched_day;
CREATE OR REPLACE TEMP TABLE touched_week AS SELECT DISTINCT date_trunc('week', day)::DATE AS week FROM touched_day;
CREATE OR REPLACE TEMP TABLE touched_month AS SELECT DISTINCT date_trunc('month', day)::DATE AS month FROM touched_day;
CREATE OR REPLACE TEMP TABLE month_day AS
SELECT unnest(range(month::TIMESTAMP, month + INTERVAL 1 MONTH, INTERVAL 1 DAY))::DATE AS day FROM touched_month;
CREATE OR REPLACE TEMP TABLE scope_day AS FROM month_day UNION SELECT week + unnest(range(7))::INTEGER FROM touched_week;

-- Texts that speak in these weeks and months.
CREATE OR REPLACE TEMP TABLE scope_text AS
SELECT
    t.text_id, t.article_id, t.article_date,
    date_trunc('week', t.article_date)::DATE AS week,
    date_trunc('month', t.article_date)::DATE AS month,
    a.publisher, a.source_id, s.country, s.ownership,
    coalesce(g.into_story_id, m.story_id, t.article_id) AS story_id
FROM store.text AS t
INNER JOIN store.article AS a USING (article_id)
LEFT JOIN store.source AS s ON s.source_id = a.source_id
LEFT JOIN (FROM store.story_member WHERE article_date IN (FROM scope_day)) AS m ON m.text_id = t.text_id
LEFT JOIN merged_story AS g ON g.story_id = m.story_id
WHERE t.is_current AND t.article_date IN (FROM scope_day);

CREATE OR REPLACE TEMP TABLE scope_reading AS
SELECT r.reading_id, r.reader, t.*
FROM scope_text AS t
INNER JOIN store.reading AS r ON r.text_id = t.text_id AND r.article_date = t.article_date AND r.is_current
WHERE r.article_date IN (FROM scope_day);

-- Events and quotes of the months with corrections applied (see keep_touched).
CREATE OR REPLACE TEMP TABLE scope_event AS
SELECT e.*
FROM store.event AS e
ANTI JOIN corrected_fact AS m ON m.id = e.event_id
WHERE e.article_date IN (FROM month_day)
UNION ALL BY NAME
SELECT e.* EXCLUDE (corrections) FROM corrected_event AS e WHERE e.corrections IS NOT NULL AND e.article_date IN (FROM month_day);

CREATE OR REPLACE TEMP TABLE scope_quote AS
SELECT q.*
FROM store.quote AS q
ANTI JOIN corrected_fact AS m ON m.id = q.quote_id
WHERE q.article_date IN (FROM month_day) AND q.speaker IS NOT NULL
UNION ALL BY NAME
SELECT q.* EXCLUDE (corrections) FROM corrected_quote AS q
WHERE q.corrections IS NOT NULL AND q.article_date IN (FROM month_day) AND q.speaker IS NOT NULL;
