-- listed_article: comments of the table store.listed_article.
COMMENT ON TABLE store.listed_article IS 'An article that an outside list names, found here or missed, as it was compared last. Of hosts that are not followed only those are kept that sound relevant. Grain: one outside list and article address.';
COMMENT ON COLUMN store.listed_article.list_name IS 'GDELT, Media Cloud, the address of a news sitemap, or the name of a file of addresses.';
COMMENT ON COLUMN store.listed_article.list_form IS 'gdelt, media_cloud, news_sitemap, sitemap or addresses.';
COMMENT ON COLUMN store.listed_article.article_id IS 'Made from the canonical address; the article has it too, where there is one.';
COMMENT ON COLUMN store.listed_article.address IS 'Address as the list has it.';
COMMENT ON COLUMN store.listed_article.title IS 'Title as the list has it; empty: it gives none.';
COMMENT ON COLUMN store.listed_article.published_at IS 'When it was published (GDELT: seen) by the list; NULL: it does not say.';
COMMENT ON COLUMN store.listed_article.listed_date IS 'Its day, UTC; where the list gives none, the day of the comparison.';
COMMENT ON COLUMN store.listed_article.source_id IS 'The source that should have brought it; NULL: its host is not followed.';
COMMENT ON COLUMN store.listed_article.publisher IS 'Publisher of that source; of other hosts their name.';
COMMENT ON COLUMN store.listed_article.is_wanted IS 'Its title (the words of its address where there is none) or what a feed says of it sounds relevant: ingest would fetch it.';
COMMENT ON COLUMN store.listed_article.is_seen IS 'A feed has listed that very address.';
COMMENT ON COLUMN store.listed_article.fate IS 'Found: stored, headline (of a source whose bodies may not be fetched), same_story (another address tells it). Missed: robots, wall, no_article, failed, other_language, off_topic, waiting, never_seen, host_not_followed. forgotten: taken back.';
COMMENT ON COLUMN store.listed_article.detail IS 'The reason as the page or the first look has it, or the address under which it is stored; NULL: nothing to say.';
COMMENT ON COLUMN store.listed_article.first_seen_at IS 'When a feed first listed it; NULL: none did.';
COMMENT ON COLUMN store.listed_article.compared_at IS 'When it was compared last.';
COMMENT ON COLUMN store.listed_article.run_id IS 'The nightly run that compared it; NULL: a person did.';
