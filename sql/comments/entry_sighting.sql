-- entry_sighting: comments of the table store.entry_sighting.
COMMENT ON TABLE store.entry_sighting IS 'An entry when first seen in a source, and again only when its title, summary or date there changes. Grain: one state of an entry in a source.';
COMMENT ON COLUMN store.entry_sighting.sighting_id IS 'Made from entry, source and content.';
COMMENT ON COLUMN store.entry_sighting.entry_id IS 'Made from publisher and canonical address; NULL: imported without a feed.';
COMMENT ON COLUMN store.entry_sighting.source_id IS 'Name of its block in sources.toml; NULL: imported without a source.';
COMMENT ON COLUMN store.entry_sighting.title IS 'Title then.';
COMMENT ON COLUMN store.entry_sighting.summary IS 'Summary then.';
COMMENT ON COLUMN store.entry_sighting.published_at IS 'Instant of publication; NULL: no usable date.';
COMMENT ON COLUMN store.entry_sighting.content_hash IS 'SHA-256 over title, summary and date.';
COMMENT ON COLUMN store.entry_sighting.seen_at IS 'When it was seen so.';
COMMENT ON COLUMN store.entry_sighting.run_id IS 'The run that stored it.';
