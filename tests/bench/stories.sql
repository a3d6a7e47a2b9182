-- After corpus.sql, on the same connection: stories with their members' signatures and bands, so that a batch has as many to look
-- through as in a real warehouse. Bands are drawn by hash; a stored text shares one with a newcomer only by chance.
INSERT INTO store.story BY NAME
SELECT story_id, arg_min(article_id, stored_at) AS founding_article_id, min(stored_at) AS first_seen_at, min(stored_at) AS stored_at
FROM store.story_member GROUP BY story_id;
UPDATE store.story_member SET
    shingles = 300, seen_at = stored_at, minima = unhex(repeat(sha256(text_id::VARCHAR), 16));
INSERT INTO store.story_band BY NAME
SELECT ((hash(i, k) % 4294967296)::BIGINT - 2147483648)::INTEGER AS band, text_id FROM made, range(64) AS t(k) ORDER BY i;
