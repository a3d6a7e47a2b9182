-- The articles of these facts as `touched`: what is kept up for them is made again.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT DISTINCT article_id
FROM (
    SELECT figure_id AS id, article_id FROM store.figure
    UNION ALL SELECT quote_id, article_id FROM store.quote
    UNION ALL SELECT event_id, article_id FROM store.event
)
WHERE id IN (SELECT unnest($fact_ids::UUID[]));
