-- entity_count: comments of the table store.entity_count.
COMMENT ON TABLE store.entity_count IS 'What trend_entities_by_week shows. Grain: one week, kind, name and country.';
COMMENT ON COLUMN store.entity_count.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN store.entity_count.kind IS 'person, organisation or place.';
COMMENT ON COLUMN store.entity_count.canonical IS 'The full name.';
COMMENT ON COLUMN store.entity_count.country IS 'ISO code; NULL: unknown.';
COMMENT ON COLUMN store.entity_count.mentions IS 'Mentions.';
COMMENT ON COLUMN store.entity_count.articles IS 'Articles.';
COMMENT ON COLUMN store.entity_count.stories IS 'Independent stories.';
COMMENT ON COLUMN store.entity_count.name_key IS 'name_key(canonical): the name as a number, for quick scans.';
