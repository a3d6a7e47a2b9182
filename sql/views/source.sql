-- source: one source as sources.toml had it last. Grain: one source.
CREATE OR REPLACE VIEW source AS
SELECT
    source_id, name, publisher, kind, address, country, ownership, language, grade, is_enabled, is_general_interest,
    expected_entries_week, may_fetch_body, may_store_body, may_export_body, notes, news_sitemap
FROM store.source;

COMMENT ON VIEW source IS 'One source as sources.toml had it last. Grain: one source.';
COMMENT ON COLUMN source.source_id IS 'Name of its block in sources.toml.';
COMMENT ON COLUMN source.name IS 'Name for people.';
COMMENT ON COLUMN source.publisher IS 'Who publishes it.';
COMMENT ON COLUMN source.kind IS 'feed, news_sitemap or list_page.';
COMMENT ON COLUMN source.address IS 'Where it is polled.';
COMMENT ON COLUMN source.country IS 'ISO 3166-1 alpha-2 of the publisher''s seat; EU for the Union.';
COMMENT ON COLUMN source.ownership IS 'official, state or private.';
COMMENT ON COLUMN source.language IS 'ISO 639-1.';
COMMENT ON COLUMN source.grade IS 'How well the address is established: A, A- or B (see the header of sources.toml).';
COMMENT ON COLUMN source.is_enabled IS 'Polled by ingest.';
COMMENT ON COLUMN source.is_general_interest IS 'Counts in indices; a topical feed does not.';
COMMENT ON COLUMN source.expected_entries_week IS 'Entries a week when healthy; NULL: not known yet.';
COMMENT ON COLUMN source.may_fetch_body IS 'False: facts are read from title and summary only.';
COMMENT ON COLUMN source.may_store_body IS 'False: the text is read and not kept.';
COMMENT ON COLUMN source.may_export_body IS 'False: exports leave the text out.';
COMMENT ON COLUMN source.notes IS 'Remarks; NULL: none.';
COMMENT ON COLUMN source.news_sitemap IS 'News sitemap that is compared at night with what the feed brought; NULL: none.';
