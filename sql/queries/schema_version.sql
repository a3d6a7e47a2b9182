-- schema_version: which migration this file has got to. Grain: one row.
SELECT coalesce(max(version), 0) AS version FROM main.schema_migration;
