-- Entries of something that was taken back are wanted again.
UPDATE store.feed_entry SET is_fetch_wanted = true WHERE article_id = $article_id::UUID OR source_id = $source_id;
