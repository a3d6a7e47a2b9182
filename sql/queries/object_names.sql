-- object_names: the views, tables and macros that can be asked. Grain: one object.
SELECT view_name AS name, 'view' AS kind, comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' AND database_name = current_database()
UNION ALL
SELECT table_name, 'table', comment FROM duckdb_tables() WHERE NOT internal AND schema_name = 'main' AND database_name = current_database()
UNION ALL
SELECT DISTINCT function_name, 'macro', NULL FROM duckdb_functions() WHERE NOT internal AND schema_name = 'main' AND database_name = current_database()
ORDER BY name;
