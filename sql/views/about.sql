-- about: what there is to ask, with grain and an example query each. Grain: one table, view or macro.
-- Comments carry it all: a comment is 'What. Grain: ... . Example: ...'. Catalog functions see every attached database,
-- so only the current one is listed: after ATTACH ... AS t, say USE t first (table macros need that too).
CREATE OR REPLACE VIEW about AS
WITH objects AS (
    SELECT
        view_name AS name,
        CASE WHEN view_name LIKE 'trend\_%' ESCAPE '\' THEN 'trend' ELSE 'view' END AS kind,
        NULL AS parameters,
        comment,
        'FROM ' || view_name || ' LIMIT 10;' AS plain_example
    FROM duckdb_views()
    WHERE NOT internal AND database_name = current_database() AND schema_name = 'main'
    UNION ALL
    SELECT
        function_name,
        CASE function_type WHEN 'table_macro' THEN 'macro' ELSE 'scalar macro' END,
        array_to_string(parameters, ', '),
        comment,
        NULL
    FROM duckdb_functions()
    WHERE NOT internal AND database_name = current_database() AND schema_name = 'main'
    UNION ALL
    SELECT
        CASE schema_name WHEN 'main' THEN table_name ELSE schema_name || '.' || table_name END,
        'table',
        NULL,
        comment,
        'FROM ' || schema_name || '.' || table_name || ' LIMIT 10;'
    FROM duckdb_tables()
    WHERE NOT internal AND database_name = current_database() AND schema_name IN ('main', 'store')
),
-- A lake keeps no comments on macros.
told AS (
    SELECT o.* REPLACE (coalesce(o.comment, m.comment) AS comment)
    FROM objects AS o
    LEFT JOIN store.meta_comment AS m ON m.name = o.name AND m.column_name IS NULL
)
SELECT
    name,
    kind,
    nullif(regexp_extract(comment, 'Grain: ([^.]+)', 1), '') AS grain,
    trim(regexp_replace(comment, '(Grain: [^.]+\.)|(Example: .*$)', '', 'g')) AS comment,
    coalesce(nullif(regexp_extract(comment, 'Example: (.*)$', 1), ''), plain_example) AS example,
    parameters
FROM told
ORDER BY list_position(['macro', 'trend', 'view', 'scalar macro', 'table'], kind), name;

COMMENT ON VIEW about IS 'What there is to ask: macros first, then trends, views and tables. Grain: one table, view or macro.';
COMMENT ON COLUMN about.name IS 'Its name; tables of the store carry their schema.';
COMMENT ON COLUMN about.kind IS 'macro (FROM name(...)), trend, view, scalar macro (inside an expression) or table (the store, with superseded rows).';
COMMENT ON COLUMN about.grain IS 'What one row is; NULL: a scalar macro.';
COMMENT ON COLUMN about.comment IS 'What it tells.';
COMMENT ON COLUMN about.example IS 'A query that can be pasted.';
COMMENT ON COLUMN about.parameters IS 'Parameters of a macro in order; NULL: no macro.';
