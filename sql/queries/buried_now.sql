-- The tombstone that holds for an article or a source; no row: none does.
FROM buried WHERE article_id = $article_id::UUID OR source_id = $source_id;
