-- Comments as rows: DuckLake keeps none on macros and on columns of views.

-- One row a comment of a view, macro, table or column, made with the objects. Key: kind, name, column_name.
CREATE TABLE store.meta_comment (kind VARCHAR, name VARCHAR, column_name VARCHAR, comment VARCHAR);
