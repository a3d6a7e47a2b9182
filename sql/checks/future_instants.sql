-- fail: rows that were stored or fetched in the future: the clock of a machine is wrong. Offenders only.
SELECT 'page' AS table_name, page_id AS id, fetched_at AS at FROM store.page WHERE fetched_at > now() + INTERVAL 1 HOUR
UNION ALL
SELECT 'text', text_id, stored_at FROM store.text WHERE stored_at > now() + INTERVAL 1 HOUR
UNION ALL
SELECT 'feed_poll', poll_id, polled_at FROM store.feed_poll WHERE polled_at > now() + INTERVAL 1 HOUR;
