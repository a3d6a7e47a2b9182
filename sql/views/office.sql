-- office: who held which office when. Grain: one term.
CREATE OR REPLACE VIEW office AS
SELECT entity_id, canonical, title, body, country, from_date, until_date, is_shared FROM store.office;

COMMENT ON VIEW office IS 'Who held which office when, from reference/. Grain: one term. Join on canonical and the article''s day.';
COMMENT ON COLUMN office.entity_id IS 'The person.';
COMMENT ON COLUMN office.canonical IS 'The person''s canonical name.';
COMMENT ON COLUMN office.title IS 'The office.';
COMMENT ON COLUMN office.body IS 'The body it belongs to; NULL: none given.';
COMMENT ON COLUMN office.country IS 'The person''s country; NULL: none.';
COMMENT ON COLUMN office.from_date IS 'First day.';
COMMENT ON COLUMN office.until_date IS 'First day no longer held; NULL: still held.';
COMMENT ON COLUMN office.is_shared IS 'Several people may hold it at once.';
