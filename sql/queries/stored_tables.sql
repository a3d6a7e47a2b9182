-- Tables of an attached database, quoted with their schema, and their columns in the order of the alphabet. Grain: one table.
SELECT
    '"' || t.schema_name || '"."' || t.table_name || '"' AS name,
    string_agg('"' || c.column_name || '"', ', ' ORDER BY c.column_name) AS columns
FROM duckdb_tables() AS t
INNER JOIN duckdb_columns() AS c USING (database_name, schema_name, table_name)
WHERE t.database_name = $database AND NOT t.internal AND NOT t.temporary
GROUP BY t.schema_name, t.table_name
ORDER BY name;
