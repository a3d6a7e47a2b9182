-- Appends verdicts that are not stored yet.
INSERT INTO store.verdict BY NAME
SELECT i.*
FROM incoming AS i
ANTI JOIN store.verdict AS s USING (verdict_id);
