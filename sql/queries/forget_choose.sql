-- What a taking back is about: one address in any of its forms, or all that a source listed first. Ids as `gone` and `gone_entry`.
CREATE OR REPLACE TEMP TABLE gone AS
SELECT article_id FROM store.article WHERE canonical_address = $address OR article_id = $article_id::UUID OR source_id = $source_id
UNION
SELECT article_id FROM store.page WHERE address = $address OR final_address = $address OR address = $given OR final_address = $given
UNION
SELECT article_id FROM store.feed_entry
WHERE address = $given OR canonical_address = $address OR article_id = $article_id::UUID OR source_id = $source_id
UNION
SELECT article_id FROM store.listed_article WHERE address = $given OR article_id = $article_id::UUID OR source_id = $source_id;
