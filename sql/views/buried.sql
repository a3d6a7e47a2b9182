-- buried: what was taken back and is not fetched or stored again. Grain: one article or source.
CREATE OR REPLACE VIEW buried AS
SELECT scope, article_id, source_id, address, why, made_by, made_at
FROM (
    FROM store.tombstone
    QUALIFY row_number() OVER (PARTITION BY scope, article_id, source_id ORDER BY made_at DESC, tombstone_id) = 1
)
WHERE NOT is_lifted;

COMMENT ON VIEW buried IS 'What was taken back (tradelines forget) and is not fetched or stored again. Grain: one article or source. Example: FROM buried ORDER BY made_at DESC;';
COMMENT ON COLUMN buried.scope IS 'article or source.';
COMMENT ON COLUMN buried.article_id IS 'The article; NULL: a whole source.';
COMMENT ON COLUMN buried.source_id IS 'The source; NULL: one article.';
COMMENT ON COLUMN buried.address IS 'Canonical address of the article; NULL: a whole source.';
COMMENT ON COLUMN buried.why IS 'The reason.';
COMMENT ON COLUMN buried.made_by IS 'Who.';
COMMENT ON COLUMN buried.made_at IS 'When.';
