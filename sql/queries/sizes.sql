-- How much there is.
SELECT 'entries' AS what, count(*) AS number FROM store.feed_entry
UNION ALL SELECT 'articles', count(*) FROM store.article
UNION ALL SELECT 'articles on topic', count(*) FROM article WHERE is_on_topic
UNION ALL SELECT 'figures', count(*) FROM store.figure
UNION ALL SELECT 'quotes', count(*) FROM store.quote
UNION ALL SELECT 'events', count(*) FROM store.event
UNION ALL SELECT 'mentions', count(*) FROM store.mention
UNION ALL SELECT 'pages fetched', count(*) FROM store.page
UNION ALL SELECT 'pages rejected or failed', count(*) FROM store.page WHERE outcome IN ('rejected', 'failed');
