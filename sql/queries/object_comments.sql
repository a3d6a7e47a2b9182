-- Comments of all views, macros and tables and of their columns (column_name NULL: of the object itself). Grain: one comment.
WITH objects AS (
    SELECT 'view' AS kind, view_name AS name, schema_name, NULL AS column_name, 0 AS place, comment FROM duckdb_views()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT DISTINCT CASE function_type WHEN 'table_macro' THEN 'macro' ELSE 'scalar macro' END, function_name, schema_name, NULL, 0, comment
    FROM duckdb_functions()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT 'table', table_name, schema_name, NULL, 0, comment FROM duckdb_tables()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT 'column', table_name, schema_name, column_name, column_index, comment FROM duckdb_columns()
    WHERE NOT internal AND database_name = current_database()
)
SELECT kind, CASE schema_name WHEN 'main' THEN name ELSE schema_name || '.' || name END AS name, column_name, comment
FROM objects
WHERE schema_name IN ('main', 'store') AND comment IS NOT NULL
ORDER BY kind, name, place;
