-- Appends the page rows that are not stored yet. Once per page_id.
INSERT INTO store.page BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY page_id) = 1) AS i
ANTI JOIN store.page AS s USING (page_id);
