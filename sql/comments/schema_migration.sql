-- schema_migration: comments of the table main.schema_migration.
COMMENT ON TABLE main.schema_migration IS 'Schema changes applied to this file. Grain: one migration.';
COMMENT ON COLUMN main.schema_migration.version IS 'Number of the migration.';
COMMENT ON COLUMN main.schema_migration.name IS 'Its file.';
COMMENT ON COLUMN main.schema_migration.applied_at IS 'When it was applied to this file.';
