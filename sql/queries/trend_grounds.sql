-- What counts depend on and batches do not follow: offices and bodies, sources, merged stories. One row.
SELECT
    (SELECT bit_xor(hash(o)) FROM store.office AS o) AS offices,
    (SELECT bit_xor(hash(b.canonical, b.kind, b.country)) FROM store.body AS b) AS bodies,
    (SELECT bit_xor(hash(s.source_id, s.country, s.ownership)) FROM store.source AS s) AS sources,
    (SELECT count(*) FROM store.story_merge) AS merges;
