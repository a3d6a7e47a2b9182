-- A batch costs the same, however much is stored: what a figure's claim has to say of it stands beside the figure.

DROP VIEW IF EXISTS claim_figure;
-- True: no background, and told on the first day of its claim or the day after.
ALTER TABLE store.claim_figure ADD COLUMN is_new BOOLEAN;
UPDATE store.claim_figure AS f SET is_new = NOT f.is_background AND f.article_date <= c.first_date + 1
FROM store.claim AS c WHERE c.claim_id = f.claim_id;

-- What counts by country and ownership were made with, so that a source that is new asks for nothing to be counted again.
ALTER TABLE store.day_count ADD COLUMN country VARCHAR;
ALTER TABLE store.day_count ADD COLUMN ownership VARCHAR;
UPDATE store.day_count AS d SET country = s.country, ownership = s.ownership FROM store.source AS s WHERE s.source_id = d.source_id;
