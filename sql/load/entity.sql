-- Appends the entity rows that are not stored yet. Once per entity_id.
INSERT INTO store.entity BY NAME
SELECT *
FROM (FROM incoming QUALIFY row_number() OVER (PARTITION BY entity_id) = 1) AS i
ANTI JOIN store.entity AS s USING (entity_id);
