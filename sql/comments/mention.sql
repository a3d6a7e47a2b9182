-- mention: comments of the table store.mention.
COMMENT ON TABLE store.mention IS 'One name mention, in superseded readings too: use the view mention. Grain: one mention in one reading.';
COMMENT ON COLUMN store.mention.reading_id IS 'The reading that found it.';
COMMENT ON COLUMN store.mention.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN store.mention.article_id IS 'The article it stands in.';
COMMENT ON COLUMN store.mention.mention_id IS 'Made from article, text content, span and kind.';
COMMENT ON COLUMN store.mention.entity_id IS 'Made from kind, canonical name and country.';
COMMENT ON COLUMN store.mention.kind IS 'person, organisation or place.';
COMMENT ON COLUMN store.mention.canonical IS 'The full name an encyclopedia uses; Chinese names family name first.';
COMMENT ON COLUMN store.mention.country IS 'ISO 3166-1 alpha-2 of allegiance or seat, EU for the Union; NULL: none fits or unknown.';
COMMENT ON COLUMN store.mention.role_text IS 'People: role words as this text writes them; NULL: none. The office of the day is in office.';
COMMENT ON COLUMN store.mention.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN store.mention.end_char IS 'Code point after the last one.';
COMMENT ON COLUMN store.mention.rule IS 'What recognised it.';
COMMENT ON COLUMN store.mention.article_date IS 'Day of its text, UTC; narrows what a query reads.';
COMMENT ON COLUMN store.mention.name_key IS 'name_key(canonical): the name as a number, for quick scans.';
