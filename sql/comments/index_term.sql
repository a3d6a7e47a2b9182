-- index_term: comments of the table store.index_term.
COMMENT ON TABLE store.index_term IS 'Term lists of the indices, as reference/index_terms.toml has them. Grain: one term set of an index.';
COMMENT ON COLUMN store.index_term.index_name IS 'The index.';
COMMENT ON COLUMN store.index_term.title IS 'What it is, in words.';
COMMENT ON COLUMN store.index_term.version IS 'Version of the term lists.';
COMMENT ON COLUMN store.index_term.term_set IS 'Name of the set; an entry needs a term of each set.';
COMMENT ON COLUMN store.index_term.terms IS 'The terms as written.';
COMMENT ON COLUMN store.index_term.pattern IS 'Regular expression over lower-case title and summary.';
