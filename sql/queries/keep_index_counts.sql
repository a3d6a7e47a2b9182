-- After keep_index_entries: numerators and denominators of the weeks and months of `touched_entry` counted again. Only entries
-- listed by a general-interest source count (a topical feed selects on the outcome), each publisher and address once.
CREATE OR REPLACE TEMP TABLE counted_week AS
SELECT DISTINCT date_trunc('week', entry_date)::DATE AS week FROM store.feed_entry SEMI JOIN touched_entry USING (entry_id);
CREATE OR REPLACE TEMP TABLE counted_month AS
SELECT DISTINCT date_trunc('month', entry_date)::DATE AS month FROM store.feed_entry SEMI JOIN touched_entry USING (entry_id);

CREATE OR REPLACE TEMP TABLE general_entry AS
WITH general AS (
    SELECT source_id FROM store.source WHERE is_general_interest
),
near AS (
    SELECT entry_id, publisher, source_id, date_trunc('week', entry_date)::DATE AS week, date_trunc('month', entry_date)::DATE AS month
    FROM store.feed_entry
    WHERE entry_date BETWEEN least((SELECT min(week) FROM counted_week), (SELECT min(month) FROM counted_month))
        AND greatest((SELECT max(week) FROM counted_week) + 6, last_day((SELECT max(month) FROM counted_month)))
)
SELECT n.entry_id, n.publisher, n.week, n.month
FROM near AS n
WHERE n.source_id IN (FROM general)
    OR n.entry_id IN (SELECT s.entry_id FROM store.entry_sighting AS s WHERE s.source_id IN (FROM general));

DELETE FROM store.entry_count
WHERE (bucket = 'week' AND bucket_date IN (FROM counted_week)) OR (bucket = 'month' AND bucket_date IN (FROM counted_month));
INSERT INTO store.entry_count BY NAME
SELECT 'week' AS bucket, week AS bucket_date, publisher, count(*) AS entries
FROM general_entry WHERE week IN (FROM counted_week) GROUP BY ALL
UNION ALL
SELECT 'month', month, publisher, count(*) FROM general_entry WHERE month IN (FROM counted_month) GROUP BY ALL;

DELETE FROM store.index_count
WHERE (bucket = 'week' AND bucket_date IN (FROM counted_week)) OR (bucket = 'month' AND bucket_date IN (FROM counted_month));
INSERT INTO store.index_count BY NAME
WITH hit AS (
    SELECT i.index_name, g.* FROM store.index_entry AS i INNER JOIN general_entry AS g USING (entry_id)
)
SELECT index_name, 'week' AS bucket, week AS bucket_date, publisher, count(*) AS entries
FROM hit WHERE week IN (FROM counted_week) GROUP BY ALL
UNION ALL
SELECT index_name, 'month', month, publisher, count(*) FROM hit WHERE month IN (FROM counted_month) GROUP BY ALL;
