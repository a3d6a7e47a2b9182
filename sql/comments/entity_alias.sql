-- entity_alias: comments of the table store.entity_alias.
COMMENT ON TABLE store.entity_alias IS 'Another name of an entity. Grain: one name and entity.';
COMMENT ON COLUMN store.entity_alias.alias IS 'The other name.';
COMMENT ON COLUMN store.entity_alias.entity_id IS 'Made from kind, canonical name and country.';
COMMENT ON COLUMN store.entity_alias.kind IS 'person, organisation or place.';
COMMENT ON COLUMN store.entity_alias.is_ambiguous IS 'True: also the name of another entity; not enough alone.';
