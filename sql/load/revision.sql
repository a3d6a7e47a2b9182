-- Appends the revision rows that are not stored yet. Once per revision_id.
INSERT INTO store.revision BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY revision_id) = 1) AS i
ANTI JOIN store.revision AS s USING (revision_id)
ANTI JOIN buried AS b ON b.article_id = i.article_id;
