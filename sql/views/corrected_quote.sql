-- corrected_quote: store.quote with corrections applied and voided facts left out; also superseded readings. Grain: one stretch of reported speech in one reading.
-- Two branches, so that filters reach the big table: facts that nobody touched, and the few that were mended.
CREATE OR REPLACE VIEW corrected_quote AS
SELECT f.*, NULL::STRUCT(field VARCHAR, value VARCHAR, value_read VARCHAR, made_by VARCHAR, made_at TIMESTAMPTZ, why VARCHAR)[] AS corrections
FROM store.quote AS f
ANTI JOIN corrected_fact AS m ON m.id = f.quote_id
UNION ALL
SELECT
    f.reading_id,
    f.text_id,
    f.article_id,
    f.quote_id,
    f.sentence_start,
    f.sentence_end,
    f.start_char,
    f.end_char,
    CASE WHEN map_contains(m.fields, 'kind') THEN m.fields['kind'] ELSE f.kind END AS kind,
    CASE WHEN map_contains(m.fields, 'speaker') THEN m.fields['speaker'] ELSE f.speaker END AS speaker,
    CASE WHEN map_contains(m.fields, 'speaker_kind') THEN m.fields['speaker_kind'] ELSE f.speaker_kind END AS speaker_kind,
    CASE WHEN map_contains(m.fields, 'speaker_text') THEN m.fields['speaker_text'] ELSE f.speaker_text END AS speaker_text,
    CASE WHEN map_contains(m.fields, 'cue') THEN m.fields['cue'] ELSE f.cue END AS cue,
    CASE WHEN map_contains(m.fields, 'addressee') THEN m.fields['addressee'] ELSE f.addressee END AS addressee,
    CASE WHEN map_contains(m.fields, 'said_on') THEN m.fields['said_on'] ELSE f.said_on END AS said_on,
    CASE WHEN map_contains(m.fields, 'venue') THEN m.fields['venue'] ELSE f.venue END AS venue,
    f.rule,
    f.article_date,
    CASE WHEN map_contains(m.fields, 'speaker') THEN name_key(m.fields['speaker']) ELSE f.name_key END AS name_key,
    m.corrections
FROM store.quote AS f
INNER JOIN corrected_fact AS m ON m.id = f.quote_id AND NOT m.is_void;

COMMENT ON VIEW corrected_quote IS 'store.quote with corrections applied and voided facts left out, superseded readings included: views stand on it; use quote. Grain: one stretch of reported speech in one reading.';
COMMENT ON COLUMN corrected_quote.reading_id IS 'The reading that found it.';
COMMENT ON COLUMN corrected_quote.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN corrected_quote.article_id IS 'The article it stands in.';
COMMENT ON COLUMN corrected_quote.quote_id IS 'Made from article, text content, span and kind: survives re-reading, can be cited.';
COMMENT ON COLUMN corrected_quote.sentence_start IS 'First code point of its sentence.';
COMMENT ON COLUMN corrected_quote.sentence_end IS 'Code point after its sentence.';
COMMENT ON COLUMN corrected_quote.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN corrected_quote.end_char IS 'Code point after the last one.';
COMMENT ON COLUMN corrected_quote.kind IS 'direct (marked words), indirect (a reported clause) or turn (a speaker''s turn in a transcript).';
COMMENT ON COLUMN corrected_quote.speaker IS 'Canonical name; NULL: unnamed or not told.';
COMMENT ON COLUMN corrected_quote.speaker_kind IS 'person, organisation or place; NULL: no speaker.';
COMMENT ON COLUMN corrected_quote.speaker_text IS 'The words that name or describe the speaker; NULL: none.';
COMMENT ON COLUMN corrected_quote.cue IS 'The reporting verb or phrase; NULL: none.';
COMMENT ON COLUMN corrected_quote.addressee IS 'To whom; NULL: not told.';
COMMENT ON COLUMN corrected_quote.said_on IS 'ISO date; NULL: not told.';
COMMENT ON COLUMN corrected_quote.venue IS 'Where, as written; NULL: not told.';
COMMENT ON COLUMN corrected_quote.rule IS 'Which rule read it.';
COMMENT ON COLUMN corrected_quote.article_date IS 'Day of the article, UTC.';
COMMENT ON COLUMN corrected_quote.name_key IS 'The speaker as a number, for quick scans; NULL: no speaker.';
COMMENT ON COLUMN corrected_quote.corrections IS 'What people mended: field, value, value_read, made_by, made_at, why; NULL: as read.';
