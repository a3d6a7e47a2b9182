-- article: one article as its newest text has it, a headline where only that may be read. Grain: one canonical address.
CREATE OR REPLACE VIEW article AS
SELECT
    a.article_id,
    a.canonical_address AS address,
    a.publisher,
    a.source_id,
    s.country,
    s.ownership,
    t.title,
    t.byline,
    t.section,
    t.language,
    t.article_date,
    t.date_basis,
    t.published_at,
    t.published_date,
    t.published_date_utc,
    t.kind = 'entry' AS is_headline_only,
    t.is_paywalled,
    t.word_count,
    r.score AS relevance_score,
    coalesce(r.is_on_topic, false) AS is_on_topic,
    coalesce(v.revision_number, 0) AS revision_number,
    a.first_seen_at,
    t.stored_at,
    t.text_id,
    t.content
FROM store.article AS a
INNER JOIN store.text AS t ON t.article_id = a.article_id AND t.is_current
LEFT JOIN store.revision AS v ON v.revision_id = t.revision_id
LEFT JOIN store.source AS s ON s.source_id = a.source_id
LEFT JOIN (
    SELECT q.text_id, q.article_date, q.score, q.is_on_topic
    FROM store.relevance AS q
    INNER JOIN store.reading AS d ON d.reading_id = q.reading_id AND d.article_date = q.article_date AND d.is_current
) AS r ON r.text_id = t.text_id AND r.article_date = t.article_date;

COMMENT ON VIEW article IS 'One article as its newest text has it. Grain: one canonical address.';
COMMENT ON COLUMN article.article_id IS 'Made from the canonical address; the same address always has the same id.';
COMMENT ON COLUMN article.address IS 'Canonical web address.';
COMMENT ON COLUMN article.publisher IS 'Who publishes it, as sources.toml names it.';
COMMENT ON COLUMN article.source_id IS 'The source that listed it first; NULL: imported without one.';
COMMENT ON COLUMN article.country IS 'ISO 3166-1 alpha-2 of the publisher''s seat; NULL: source unknown.';
COMMENT ON COLUMN article.ownership IS 'official, state or private; NULL: source unknown.';
COMMENT ON COLUMN article.title IS 'Headline of the newest text; NULL: the page names none.';
COMMENT ON COLUMN article.byline IS 'Author as written; NULL: none given.';
COMMENT ON COLUMN article.section IS 'The outlet''s own section; NULL: none given.';
COMMENT ON COLUMN article.language IS 'ISO 639-1 as detected; NULL: too short to tell.';
COMMENT ON COLUMN article.article_date IS 'The day that stands for the article, UTC; date_basis says where it comes from. Group by this.';
COMMENT ON COLUMN article.date_basis IS 'feed, json_ld, meta, text or fetch (no usable date: the day of the fetch).';
COMMENT ON COLUMN article.published_at IS 'Instant of publication; NULL: no usable date. Do not truncate it: buckets would follow the session''s time zone.';
COMMENT ON COLUMN article.published_date IS 'Day of publication in the zone the publisher wrote; NULL: no usable date.';
COMMENT ON COLUMN article.published_date_utc IS 'Day of publication in UTC; NULL: no usable date.';
COMMENT ON COLUMN article.is_headline_only IS 'True: only title and summary of its feed entry could be read.';
COMMENT ON COLUMN article.is_paywalled IS 'True: the page says that it is not free; NULL: headline only.';
COMMENT ON COLUMN article.word_count IS 'Words in content.';
COMMENT ON COLUMN article.relevance_score IS 'From 0 to 1: is it about economic relations between the United States and China; NULL: not judged.';
COMMENT ON COLUMN article.is_on_topic IS 'relevance_score reached the threshold of the run that stored it.';
COMMENT ON COLUMN article.revision_number IS '1: as first fetched; higher: the publisher changed the body; 0: headline only.';
COMMENT ON COLUMN article.first_seen_at IS 'When we first saw the address; not when it was published.';
COMMENT ON COLUMN article.stored_at IS 'When its newest text was stored.';
COMMENT ON COLUMN article.text_id IS 'The text that offsets of its facts count in.';
COMMENT ON COLUMN article.content IS 'The cleaned text; offsets of facts count its code points from 0.';
