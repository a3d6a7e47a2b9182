-- meta_comment: what every view, macro, table and column tells, as rows: a lake keeps comments on tables and views only. Grain: one object or column.
CREATE OR REPLACE VIEW meta_comment AS
SELECT kind, name, column_name, comment FROM store.meta_comment;

COMMENT ON VIEW meta_comment IS 'What every view, macro, table and column tells, as rows. Grain: one object or column. Example: SELECT column_name, comment FROM meta_comment WHERE name = ''figure'' AND kind = ''column'';';
COMMENT ON COLUMN meta_comment.kind IS 'view, macro, scalar macro, table or column.';
COMMENT ON COLUMN meta_comment.name IS 'Name of the object; tables of the store carry their schema.';
COMMENT ON COLUMN meta_comment.column_name IS 'Name of the column; NULL: the comment is the object''s.';
COMMENT ON COLUMN meta_comment.comment IS 'What it tells, with unit and meaning of NULL.';
