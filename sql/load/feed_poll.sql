-- Appends the feed_poll rows that are not stored yet. Once per poll_id.
INSERT INTO store.feed_poll BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY poll_id) = 1) AS i
ANTI JOIN store.feed_poll AS s USING (poll_id);
