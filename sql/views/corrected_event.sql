-- corrected_event: store.event with corrections applied and voided facts left out; also superseded readings. Grain: one trade action in one reading.
-- Two branches, so that filters reach the big table: facts that nobody touched, and the few that were mended.
CREATE OR REPLACE VIEW corrected_event AS
SELECT f.*, NULL::STRUCT(field VARCHAR, value VARCHAR, value_read VARCHAR, made_by VARCHAR, made_at TIMESTAMPTZ, why VARCHAR)[] AS corrections
FROM store.event AS f
ANTI JOIN corrected_fact AS m ON m.id = f.event_id
UNION ALL
SELECT
    f.reading_id,
    f.text_id,
    f.article_id,
    f.event_id,
    f.sentence_start,
    f.sentence_end,
    f.start_char,
    f.end_char,
    CASE WHEN map_contains(m.fields, 'type') THEN m.fields['type'] ELSE f.type END AS type,
    CASE WHEN map_contains(m.fields, 'actor') THEN m.fields['actor'] ELSE f.actor END AS actor,
    CASE WHEN map_contains(m.fields, 'target') THEN m.fields['target'] ELSE f.target END AS target,
    CASE WHEN map_contains(m.fields, 'status') THEN m.fields['status'] ELSE f.status END AS status,
    CASE WHEN map_contains(m.fields, 'date') THEN m.fields['date'] ELSE f.date END AS date,
    CASE WHEN map_contains(m.fields, 'effective_from') THEN m.fields['effective_from'] ELSE f.effective_from END AS effective_from,
    CASE WHEN map_contains(m.fields, 'effective_until') THEN m.fields['effective_until'] ELSE f.effective_until END AS effective_until,
    CASE WHEN map_contains(m.fields, 'instrument') THEN m.fields['instrument'] ELSE f.instrument END AS instrument,
    CASE WHEN map_contains(m.fields, 'goods') THEN from_json(m.fields['goods'], '["VARCHAR"]') ELSE f.goods END AS goods,
    CASE WHEN map_contains(m.fields, 'participants') THEN from_json(m.fields['participants'], '["VARCHAR"]') ELSE f.participants END AS participants,
    CASE WHEN map_contains(m.fields, 'claimed_by') THEN m.fields['claimed_by'] ELSE f.claimed_by END AS claimed_by,
    CASE WHEN map_contains(m.fields, 'is_denied') THEN m.fields['is_denied']::BOOLEAN ELSE f.is_denied END AS is_denied,
    f.rule,
    f.article_date,
    m.corrections
FROM store.event AS f
INNER JOIN corrected_fact AS m ON m.id = f.event_id AND NOT m.is_void;

COMMENT ON VIEW corrected_event IS 'store.event with corrections applied and voided facts left out, superseded readings included: views stand on it; use event. Grain: one trade action in one reading.';
COMMENT ON COLUMN corrected_event.reading_id IS 'The reading that found it.';
COMMENT ON COLUMN corrected_event.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN corrected_event.article_id IS 'The article it stands in.';
COMMENT ON COLUMN corrected_event.event_id IS 'Made from article, text content, span, type, actor and target: survives re-reading, can be cited.';
COMMENT ON COLUMN corrected_event.sentence_start IS 'First code point of its sentence.';
COMMENT ON COLUMN corrected_event.sentence_end IS 'Code point after its sentence.';
COMMENT ON COLUMN corrected_event.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN corrected_event.end_char IS 'Code point after the last one.';
COMMENT ON COLUMN corrected_event.type IS 'Kind of action, from the closed list of docs/annotation.md.';
COMMENT ON COLUMN corrected_event.actor IS 'ISO code of the acting state, or canonical name; NULL: not told.';
COMMENT ON COLUMN corrected_event.target IS 'ISO code of the state acted on, or canonical name; NULL: all, or not told.';
COMMENT ON COLUMN corrected_event.status IS 'threatened, proposed, announced, in_force, suspended, ended, planned, held or failed.';
COMMENT ON COLUMN corrected_event.date IS 'ISO date or interval of the action; NULL: untold. Never an expiry.';
COMMENT ON COLUMN corrected_event.effective_from IS 'ISO date when it takes effect; NULL: untold.';
COMMENT ON COLUMN corrected_event.effective_until IS 'ISO date when it ends; NULL: untold.';
COMMENT ON COLUMN corrected_event.instrument IS 'Legal ground or list; NULL: untold.';
COMMENT ON COLUMN corrected_event.goods IS 'Goods or sectors it covers; empty: all, or none told.';
COMMENT ON COLUMN corrected_event.participants IS 'Canonical names, for talks.';
COMMENT ON COLUMN corrected_event.claimed_by IS 'Who alone says so; NULL: stated as fact.';
COMMENT ON COLUMN corrected_event.is_denied IS 'True: another side denies it; NULL: not told.';
COMMENT ON COLUMN corrected_event.rule IS 'Which rule read it.';
COMMENT ON COLUMN corrected_event.article_date IS 'Day of the article, UTC.';
COMMENT ON COLUMN corrected_event.corrections IS 'What people mended: field, value, value_read, made_by, made_at, why; NULL: as read.';
