-- The day of the article on everything that is read by time, so that a query reads few row groups of many; names as numbers,
-- which are compared ten times faster than words; and what more is counted in the batch's transaction.

-- Views of one table and a UNION with listed columns; they are made again after the migration, and what stands on them too.
DROP VIEW IF EXISTS corrected_figure;
DROP VIEW IF EXISTS corrected_quote;
DROP VIEW IF EXISTS corrected_event;

-- article_date: the day of the text, which never changes. NULL: a row without a text, which views leave out.
ALTER TABLE store.reading ADD COLUMN article_date DATE;
ALTER TABLE store.mention ADD COLUMN article_date DATE;
ALTER TABLE store.figure ADD COLUMN article_date DATE;
ALTER TABLE store.quote ADD COLUMN article_date DATE;
ALTER TABLE store.event ADD COLUMN article_date DATE;
ALTER TABLE store.event_figure ADD COLUMN article_date DATE;
ALTER TABLE store.sentence_topic ADD COLUMN article_date DATE;
ALTER TABLE store.article_topic ADD COLUMN article_date DATE;
ALTER TABLE store.relevance ADD COLUMN article_date DATE;
ALTER TABLE store.story_member ADD COLUMN article_date DATE;
ALTER TABLE store.story_band ADD COLUMN article_date DATE;
ALTER TABLE store.mention ADD COLUMN name_key INTEGER;
ALTER TABLE store.quote ADD COLUMN name_key INTEGER;
ALTER TABLE store.entity_count ADD COLUMN name_key INTEGER;
ALTER TABLE store.speaker_count ADD COLUMN name_key INTEGER;
ALTER TABLE store.claim_figure ADD COLUMN story_id UUID;
ALTER TABLE store.claim_figure ADD COLUMN scope VARCHAR;
ALTER TABLE store.claim_figure ADD COLUMN bases VARCHAR[];
UPDATE store.reading AS f SET article_date = t.article_date FROM store.text AS t WHERE t.text_id = f.text_id;
-- name_key() is written out, because migrations run before macros are made.
UPDATE store.mention AS f SET article_date = t.article_date, name_key = (md5_number_lower(f.canonical) % 2147483647)::INTEGER
FROM store.text AS t WHERE t.text_id = f.text_id;
UPDATE store.figure AS f SET article_date = t.article_date FROM store.text AS t WHERE t.text_id = f.text_id;
UPDATE store.quote AS f SET article_date = t.article_date, name_key = (md5_number_lower(f.speaker) % 2147483647)::INTEGER
FROM store.text AS t WHERE t.text_id = f.text_id;
UPDATE store.event AS f SET article_date = t.article_date FROM store.text AS t WHERE t.text_id = f.text_id;
UPDATE store.event_figure AS f SET article_date = r.article_date FROM store.reading AS r WHERE r.reading_id = f.reading_id;
UPDATE store.sentence_topic AS f SET article_date = t.article_date FROM store.text AS t WHERE t.text_id = f.text_id;
UPDATE store.article_topic AS f SET article_date = t.article_date FROM store.text AS t WHERE t.text_id = f.text_id;
UPDATE store.relevance AS f SET article_date = t.article_date FROM store.text AS t WHERE t.text_id = f.text_id;
UPDATE store.story_member AS f SET article_date = t.article_date FROM store.text AS t WHERE t.text_id = f.text_id;
UPDATE store.story_band AS f SET article_date = t.article_date FROM store.text AS t WHERE t.text_id = f.text_id;
UPDATE store.entity_count SET name_key = (md5_number_lower(canonical) % 2147483647)::INTEGER;
UPDATE store.speaker_count SET name_key = (md5_number_lower(speaker) % 2147483647)::INTEGER;
UPDATE store.claim_figure AS c SET story_id = s.story_id FROM store.text AS t, store.story_member AS s
WHERE t.article_id = c.article_id AND t.is_current AND s.text_id = t.text_id;
UPDATE store.claim_figure AS c SET scope = f.scope, bases = f.basis FROM store.figure AS f
WHERE f.figure_id = c.figure_id AND f.article_date = c.article_date;

-- One row an event of a current reading of a current text that is no talks, with the official act that it tells, if any. Key: event_id.
CREATE TABLE store.action_told (
    event_id UUID, reading_id UUID, article_id UUID, text_id UUID, article_date DATE, stored_at TIMESTAMPTZ, publisher VARCHAR,
    start_char INTEGER, sentence_start INTEGER, sentence_end INTEGER, type VARCHAR, actor VARCHAR, target VARCHAR, status VARCHAR,
    step VARCHAR, told_date DATE, told_effect DATE, rates DOUBLE[], measure_id VARCHAR, head_id VARCHAR, points INTEGER
);

-- What either side said near the words that tell a chain of acts, by month. Key: month, head_id, side.
CREATE TABLE store.measure_statement (
    month DATE, head_id VARCHAR, side VARCHAR, first_date DATE, first_quote_id UUID, first_speaker VARCHAR, first_text_id UUID,
    first_article_date DATE, first_start_char INTEGER, first_end_char INTEGER, quotes INTEGER
);

-- When a status of an action was first stored, by month of the articles that tell it. Key: month and the action with its status.
CREATE TABLE store.status_told (
    month DATE, type VARCHAR, actor VARCHAR, target VARCHAR, instrument VARCHAR, status VARCHAR, first_stored_at TIMESTAMPTZ
);

-- One row a value said of a thing of which two to twelve values were said. Key: thing_id, value.
CREATE TABLE store.disputed_value (
    thing_id UUID, value DOUBLE, measure VARCHAR, form VARCHAR, effect VARCHAR, modality VARCHAR, unit VARCHAR, per VARCHAR,
    direction VARCHAR, economy VARCHAR, partner VARCHAR, goods VARCHAR[], subject VARCHAR, period VARCHAR, instrument VARCHAR,
    speakers VARCHAR[], scopes VARCHAR[], bases VARCHAR[], first_date DATE, stories INTEGER
);

-- One row an article of a story in which a text names a news agency. Key: article_id.
CREATE TABLE store.wire_article (
    story_id UUID, article_id UUID, publisher VARCHAR, wire VARCHAR, first_seen_at TIMESTAMPTZ, story_seen_at TIMESTAMPTZ
);

-- The full-text index carries the length of the article beside each word, so that scoring needs no join. Built again at night.
ALTER TABLE store.search_posting ADD COLUMN length INTEGER;
UPDATE store.search_posting AS p SET length = a.length FROM store.search_article AS a WHERE a.doc = p.doc;

-- The new tables are filled by the next command that brings in reference data.
DELETE FROM store.meta WHERE name = 'reference_hash';
