-- Appends the feed_entry rows that are not stored yet. Once per entry_id.
INSERT INTO store.feed_entry BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY entry_id) = 1) AS i
ANTI JOIN store.feed_entry AS s USING (entry_id)
-- What was taken back is not stored again.
ANTI JOIN buried AS b ON b.article_id = i.article_id OR b.source_id = i.source_id;
