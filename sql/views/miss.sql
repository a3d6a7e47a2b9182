-- miss: what an outside list names and is not here, with the reason. Grain: one outside list and article address.
CREATE OR REPLACE VIEW miss AS
SELECT
    l.list_name, l.listed_date, l.publisher, l.source_id, l.fate AS reason, l.detail, l.is_wanted, l.is_seen, l.title, l.address, l.published_at,
    l.first_seen_at, l.compared_at, l.article_id
FROM store.listed_article AS l
WHERE l.fate NOT IN ('stored', 'headline', 'same_story', 'forgotten')
ORDER BY l.is_wanted DESC, l.listed_date DESC, l.publisher, l.address;

COMMENT ON VIEW miss IS 'What an outside list (GDELT, Media Cloud, a news sitemap) names and is not here, with the reason. Grain: one outside list and article address. Example: SELECT reason, publisher, count(*) FROM miss WHERE is_wanted GROUP BY ALL ORDER BY 3 DESC;';
COMMENT ON COLUMN miss.list_name IS 'GDELT, Media Cloud, the address of a news sitemap, or the name of a file of addresses.';
COMMENT ON COLUMN miss.listed_date IS 'Its day, UTC; where the list gives none, the day of the comparison.';
COMMENT ON COLUMN miss.publisher IS 'Who published it; where the host is not followed, the host.';
COMMENT ON COLUMN miss.source_id IS 'The source that should have brought it; NULL: its host is not followed.';
COMMENT ON COLUMN miss.reason IS 'never_seen (no feed listed it), host_not_followed, off_topic (by the first look), other_language, waiting (wanted, not fetched yet), robots, wall (paywall, consent, denied), no_article (a page without one), failed.';
COMMENT ON COLUMN miss.detail IS 'The reason as the page or the first look has it; NULL: nothing to say.';
COMMENT ON COLUMN miss.is_wanted IS 'Its title, or what a feed says of it, sounds relevant: ingest would fetch it. Others are no loss.';
COMMENT ON COLUMN miss.is_seen IS 'A feed has listed that very address.';
COMMENT ON COLUMN miss.title IS 'As the list has it; empty: it gives none.';
COMMENT ON COLUMN miss.address IS 'As the list has it.';
COMMENT ON COLUMN miss.published_at IS 'By the list; NULL: it does not say.';
COMMENT ON COLUMN miss.first_seen_at IS 'When a feed first listed it; NULL: none did.';
COMMENT ON COLUMN miss.compared_at IS 'When it was compared last.';
COMMENT ON COLUMN miss.article_id IS 'Made from the canonical address.';
