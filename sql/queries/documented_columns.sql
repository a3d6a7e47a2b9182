-- Columns of every view and table with their comments, in order, for docs/warehouse.md. Grain: one column.
SELECT
    c.schema_name,
    c.table_name,
    CASE c.schema_name WHEN 'main' THEN c.table_name ELSE c.schema_name || '.' || c.table_name END AS object_name,
    c.column_name,
    -- The fields of a struct are told by its comment.
    CASE WHEN c.data_type LIKE 'STRUCT%' THEN 'STRUCT' || regexp_extract(c.data_type, '(\[\])?$') ELSE c.data_type END AS data_type,
    c.comment
FROM duckdb_columns() AS c
WHERE NOT c.internal AND c.database_name = current_database() AND c.schema_name IN ('main', 'store')
ORDER BY c.schema_name, c.table_name, c.column_index;
