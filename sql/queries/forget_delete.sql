-- Second step of a taking back: text and facts of `gone` go. Entries stay as blanks, because they are the denominator of indices;
-- fetches stay as a log without bytes.
CREATE OR REPLACE TEMP TABLE gone_words AS
SELECT DISTINCT word
FROM (
    SELECT title AS word FROM store.text SEMI JOIN gone USING (article_id)
    UNION ALL SELECT title FROM store.feed_entry SEMI JOIN gone_entry USING (entry_id)
    UNION ALL SELECT title FROM store.entry_sighting SEMI JOIN gone_entry USING (entry_id)
)
WHERE length(word) > 0;
UPDATE store.check_result SET samples = NULL WHERE EXISTS (SELECT 1 FROM gone_words AS w WHERE contains(samples, w.word));
DROP TABLE gone_words;

CREATE OR REPLACE TEMP TABLE gone_fact AS
SELECT figure_id AS fact_id FROM store.figure SEMI JOIN gone USING (article_id)
UNION SELECT quote_id FROM store.quote SEMI JOIN gone USING (article_id)
UNION SELECT event_id FROM store.event SEMI JOIN gone USING (article_id);
DELETE FROM store.correction WHERE fact_id IN (FROM gone_fact);
DELETE FROM store.verdict WHERE fact_id IN (FROM gone_fact);
DROP TABLE gone_fact;

DELETE FROM store.event_figure WHERE reading_id IN (SELECT reading_id FROM store.reading WHERE article_id IN (FROM gone));
DELETE FROM store.mention WHERE article_id IN (FROM gone);
DELETE FROM store.figure WHERE article_id IN (FROM gone);
DELETE FROM store.quote WHERE article_id IN (FROM gone);
DELETE FROM store.event WHERE article_id IN (FROM gone);
DELETE FROM store.sentence_topic WHERE article_id IN (FROM gone);
DELETE FROM store.article_topic WHERE article_id IN (FROM gone);
DELETE FROM store.relevance WHERE article_id IN (FROM gone);
DELETE FROM store.claim_figure WHERE article_id IN (FROM gone);
DELETE FROM store.reading WHERE article_id IN (FROM gone);
DELETE FROM store.story_band WHERE text_id IN (SELECT text_id FROM store.text WHERE article_id IN (FROM gone));
DELETE FROM store.story_member WHERE article_id IN (FROM gone);
DELETE FROM store.text WHERE article_id IN (FROM gone);
DELETE FROM store.revision WHERE article_id IN (FROM gone);
DELETE FROM store.article WHERE article_id IN (FROM gone);
-- Names that nobody registered and only these articles had.
DELETE FROM store.entity WHERE NOT is_registered AND entity_id NOT IN (SELECT entity_id FROM store.mention WHERE entity_id IS NOT NULL);

DELETE FROM store.search_posting WHERE doc IN (SELECT doc FROM store.search_article WHERE article_id IN (FROM gone));
DELETE FROM store.search_article WHERE article_id IN (FROM gone);
DELETE FROM store.search_word WHERE word NOT IN (SELECT word FROM store.search_posting);

UPDATE store.page SET is_pruned = true, next_fetch_at = NULL WHERE article_id IN (FROM gone);
UPDATE store.listed_article SET title = '', detail = NULL, fate = 'forgotten' WHERE article_id IN (FROM gone);
DELETE FROM store.entry_sighting WHERE entry_id IN (FROM gone_entry);
DELETE FROM store.index_entry WHERE entry_id IN (FROM gone_entry);
UPDATE store.feed_entry
SET title = '', summary = '', author = NULL, external_id = NULL, first_look_reasons = [], is_fetch_wanted = false
WHERE entry_id IN (FROM gone_entry);
