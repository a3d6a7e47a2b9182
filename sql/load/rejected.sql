-- Appends the rejected rows that are not stored yet. Once per rejected_id.
INSERT INTO store.rejected BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY rejected_id) = 1) AS i
ANTI JOIN store.rejected AS s USING (rejected_id);
