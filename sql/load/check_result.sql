-- Appends the check_result rows that are not stored yet. Once per check_id.
INSERT INTO store.check_result BY NAME
SELECT *
FROM incoming AS i
ANTI JOIN store.check_result AS s USING (check_id);
