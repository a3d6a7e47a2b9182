-- meta_comment: comments of the table store.meta_comment.
COMMENT ON TABLE store.meta_comment IS 'All comments as rows: use the view meta_comment. Grain: one object or column.';
COMMENT ON COLUMN store.meta_comment.kind IS 'view, macro, scalar macro, table or column.';
COMMENT ON COLUMN store.meta_comment.name IS 'Name of the object; tables of the store carry their schema.';
COMMENT ON COLUMN store.meta_comment.column_name IS 'Name of the column; NULL: the comment is the object''s.';
COMMENT ON COLUMN store.meta_comment.comment IS 'What it tells, with unit and meaning of NULL.';
