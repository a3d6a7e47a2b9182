-- Pages of something that was taken back are due at once.
UPDATE store.page SET next_fetch_at = $now::TIMESTAMPTZ
WHERE article_id = $article_id::UUID
    OR article_id IN (SELECT e.article_id FROM store.feed_entry AS e WHERE e.source_id = $source_id);
