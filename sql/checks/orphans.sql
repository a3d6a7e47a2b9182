-- fail: rows whose parent is not stored: facts without a reading, readings without a text, and so on upwards. Offenders only.
SELECT 'mention' AS table_name, mention_id::VARCHAR AS id, reading_id::VARCHAR AS parent FROM store.mention ANTI JOIN store.reading USING (reading_id)
UNION ALL
SELECT 'figure', figure_id::VARCHAR, reading_id::VARCHAR FROM store.figure ANTI JOIN store.reading USING (reading_id)
UNION ALL
SELECT 'quote', quote_id::VARCHAR, reading_id::VARCHAR FROM store.quote ANTI JOIN store.reading USING (reading_id)
UNION ALL
SELECT 'event', event_id::VARCHAR, reading_id::VARCHAR FROM store.event ANTI JOIN store.reading USING (reading_id)
UNION ALL
SELECT 'event_figure', event_id::VARCHAR, figure_id::VARCHAR FROM store.event_figure ANTI JOIN store.figure USING (reading_id, figure_id)
UNION ALL
SELECT 'event_figure', event_id::VARCHAR, reading_id::VARCHAR FROM store.event_figure ANTI JOIN store.event USING (reading_id, event_id)
UNION ALL
SELECT 'mention', mention_id::VARCHAR, entity_id::VARCHAR FROM store.mention ANTI JOIN store.entity USING (entity_id)
UNION ALL
SELECT 'sentence_topic', text_id::VARCHAR, reading_id::VARCHAR FROM store.sentence_topic ANTI JOIN store.reading USING (reading_id)
UNION ALL
SELECT 'article_topic', text_id::VARCHAR, reading_id::VARCHAR FROM store.article_topic ANTI JOIN store.reading USING (reading_id)
UNION ALL
SELECT 'relevance', text_id::VARCHAR, reading_id::VARCHAR FROM store.relevance ANTI JOIN store.reading USING (reading_id)
UNION ALL
SELECT 'reading', reading_id::VARCHAR, text_id::VARCHAR FROM store.reading ANTI JOIN store.text USING (text_id)
UNION ALL
SELECT 'text', text_id::VARCHAR, article_id::VARCHAR FROM store.text ANTI JOIN store.article USING (article_id)
UNION ALL
SELECT 'text', text_id::VARCHAR, revision_id::VARCHAR FROM store.text ANTI JOIN store.revision USING (revision_id) WHERE revision_id IS NOT NULL
UNION ALL
SELECT 'revision', revision_id::VARCHAR, page_id::VARCHAR FROM store.revision ANTI JOIN store.page USING (page_id)
UNION ALL
SELECT 'entry_sighting', sighting_id::VARCHAR, entry_id::VARCHAR FROM store.entry_sighting ANTI JOIN store.feed_entry USING (entry_id)
UNION ALL
SELECT 'story_member', text_id::VARCHAR, story_id::VARCHAR FROM store.story_member ANTI JOIN store.story USING (story_id)
UNION ALL
SELECT 'story_member', text_id::VARCHAR, text_id::VARCHAR FROM store.story_member ANTI JOIN store.text USING (text_id);
