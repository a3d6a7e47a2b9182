-- entry: every article a publisher listed, relevant or not: the denominator of shares. Grain: one publisher and canonical address.
CREATE OR REPLACE VIEW entry AS
SELECT
    e.entry_id,
    e.article_id,
    e.publisher,
    e.source_id,
    s.is_general_interest,
    e.canonical_address AS address,
    e.title,
    e.summary,
    e.published_at,
    e.published_date_utc,
    e.entry_date,
    e.language,
    e.author,
    e.is_fetch_wanted,
    e.first_look_reasons,
    e.first_seen_at
FROM store.feed_entry AS e
LEFT JOIN store.source AS s USING (source_id);

COMMENT ON VIEW entry IS 'Every article a publisher listed, relevant or not: the denominator. Grain: one publisher and canonical address.';
COMMENT ON COLUMN entry.entry_id IS 'Made from publisher and canonical address.';
COMMENT ON COLUMN entry.article_id IS 'The article at that address, if its text was stored.';
COMMENT ON COLUMN entry.publisher IS 'Who publishes it, as sources.toml names it.';
COMMENT ON COLUMN entry.source_id IS 'The source that listed it first.';
COMMENT ON COLUMN entry.is_general_interest IS 'Only entries of general-interest sources count in indices; a topical feed selects on the outcome.';
COMMENT ON COLUMN entry.address IS 'Canonical web address.';
COMMENT ON COLUMN entry.title IS 'Title as first listed.';
COMMENT ON COLUMN entry.summary IS 'Summary as first listed; empty: none given.';
COMMENT ON COLUMN entry.published_at IS 'Date in the feed; NULL: none that can be read, or one in the future.';
COMMENT ON COLUMN entry.published_date_utc IS 'Day of published_at in UTC; NULL: no date.';
COMMENT ON COLUMN entry.entry_date IS 'published_date_utc, else the day we first saw it. Group by this.';
COMMENT ON COLUMN entry.language IS 'ISO 639-1 as declared by feed or source.';
COMMENT ON COLUMN entry.author IS 'Author in the feed; NULL: none given.';
COMMENT ON COLUMN entry.is_fetch_wanted IS 'The first look at title and summary wants the page.';
COMMENT ON COLUMN entry.first_look_reasons IS 'Why.';
COMMENT ON COLUMN entry.first_seen_at IS 'When we first saw it.';
