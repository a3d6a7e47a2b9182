-- office: comments of the table store.office.
COMMENT ON TABLE store.office IS 'Who held which office when, from reference/. Grain: one term.';
COMMENT ON COLUMN store.office.entity_id IS 'The person.';
COMMENT ON COLUMN store.office.canonical IS 'The person''s canonical name.';
COMMENT ON COLUMN store.office.title IS 'Title of the office.';
COMMENT ON COLUMN store.office.body IS 'The body; NULL: none.';
COMMENT ON COLUMN store.office.country IS 'ISO code of the state or body it serves.';
COMMENT ON COLUMN store.office.from_date IS 'First day.';
COMMENT ON COLUMN store.office.until_date IS 'First day no longer held; NULL: still held.';
COMMENT ON COLUMN store.office.is_shared IS 'True: several hold it at once.';
