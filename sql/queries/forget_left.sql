-- How much `gone` is, for the message. Grain: one row.
SELECT
    (SELECT count(*) FROM gone) AS articles,
    (SELECT count(*) FROM store.feed_entry SEMI JOIN gone USING (article_id)) AS entries,
    (SELECT count(*) FROM store.text SEMI JOIN gone USING (article_id)) AS texts,
    (SELECT count(*) FROM store.figure SEMI JOIN gone USING (article_id)) AS figures,
    (SELECT count(*) FROM store.run WHERE status = 'running') AS running;
