-- quote: comments of the table store.quote.
COMMENT ON TABLE store.quote IS 'One stretch of reported speech, in superseded readings too: use the view quote. Grain: one stretch in one reading.';
COMMENT ON COLUMN store.quote.reading_id IS 'The reading that found it.';
COMMENT ON COLUMN store.quote.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN store.quote.article_id IS 'The article it stands in.';
COMMENT ON COLUMN store.quote.quote_id IS 'Made from article, text content, span and kind: survives re-reading, can be cited.';
COMMENT ON COLUMN store.quote.sentence_start IS 'First code point of its sentence.';
COMMENT ON COLUMN store.quote.sentence_end IS 'Code point after its sentence.';
COMMENT ON COLUMN store.quote.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN store.quote.end_char IS 'Code point after the last one.';
COMMENT ON COLUMN store.quote.kind IS 'direct (marked words), indirect (a reported clause) or turn (a speaker''s turn in a transcript).';
COMMENT ON COLUMN store.quote.speaker IS 'Canonical name; NULL: unnamed or not told.';
COMMENT ON COLUMN store.quote.speaker_kind IS 'person, organisation or place; NULL: no speaker.';
COMMENT ON COLUMN store.quote.speaker_text IS 'The words that name or describe the speaker; NULL: none.';
COMMENT ON COLUMN store.quote.cue IS 'The reporting verb or phrase; NULL: none.';
COMMENT ON COLUMN store.quote.addressee IS 'To whom; NULL: not told.';
COMMENT ON COLUMN store.quote.said_on IS 'ISO date; NULL: not told.';
COMMENT ON COLUMN store.quote.venue IS 'Where, as written; NULL: not told.';
COMMENT ON COLUMN store.quote.rule IS 'Which rule read it.';
