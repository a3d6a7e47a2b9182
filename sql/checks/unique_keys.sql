-- fail: keys that stand twice; nothing but this check keeps them unique. Offenders only, one row a key.
SELECT 'run' AS table_name, concat_ws(' ', run_id) AS key, count(*) AS copies FROM store.run GROUP BY run_id HAVING count(*) > 1
UNION ALL
SELECT 'source' AS table_name, concat_ws(' ', source_id) AS key, count(*) AS copies FROM store.source GROUP BY source_id HAVING count(*) > 1
UNION ALL
SELECT 'feed_poll' AS table_name, concat_ws(' ', poll_id) AS key, count(*) AS copies FROM store.feed_poll GROUP BY poll_id HAVING count(*) > 1
UNION ALL
SELECT 'feed_entry' AS table_name, concat_ws(' ', entry_id) AS key, count(*) AS copies FROM store.feed_entry GROUP BY entry_id HAVING count(*) > 1
UNION ALL
SELECT 'entry_sighting' AS table_name, concat_ws(' ', sighting_id) AS key, count(*) AS copies FROM store.entry_sighting GROUP BY sighting_id HAVING count(*) > 1
UNION ALL
SELECT 'page' AS table_name, concat_ws(' ', page_id) AS key, count(*) AS copies FROM store.page GROUP BY page_id HAVING count(*) > 1
UNION ALL
SELECT 'article' AS table_name, concat_ws(' ', article_id) AS key, count(*) AS copies FROM store.article GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT 'revision' AS table_name, concat_ws(' ', revision_id) AS key, count(*) AS copies FROM store.revision GROUP BY revision_id HAVING count(*) > 1
UNION ALL
SELECT 'text' AS table_name, concat_ws(' ', text_id) AS key, count(*) AS copies FROM store.text GROUP BY text_id HAVING count(*) > 1
UNION ALL
SELECT 'reading' AS table_name, concat_ws(' ', reading_id) AS key, count(*) AS copies FROM store.reading GROUP BY reading_id HAVING count(*) > 1
UNION ALL
SELECT 'entity' AS table_name, concat_ws(' ', entity_id) AS key, count(*) AS copies FROM store.entity GROUP BY entity_id HAVING count(*) > 1
UNION ALL
SELECT 'mention' AS table_name, concat_ws(' ', reading_id, mention_id) AS key, count(*) AS copies FROM store.mention GROUP BY reading_id, mention_id HAVING count(*) > 1
UNION ALL
SELECT 'figure' AS table_name, concat_ws(' ', reading_id, figure_id) AS key, count(*) AS copies FROM store.figure GROUP BY reading_id, figure_id HAVING count(*) > 1
UNION ALL
SELECT 'quote' AS table_name, concat_ws(' ', reading_id, quote_id) AS key, count(*) AS copies FROM store.quote GROUP BY reading_id, quote_id HAVING count(*) > 1
UNION ALL
SELECT 'event' AS table_name, concat_ws(' ', reading_id, event_id) AS key, count(*) AS copies FROM store.event GROUP BY reading_id, event_id HAVING count(*) > 1
UNION ALL
SELECT 'event_figure' AS table_name, concat_ws(' ', reading_id, event_id, figure_id) AS key, count(*) AS copies FROM store.event_figure GROUP BY reading_id, event_id, figure_id HAVING count(*) > 1
UNION ALL
SELECT 'sentence_topic' AS table_name, concat_ws(' ', reading_id, start_char, topic) AS key, count(*) AS copies FROM store.sentence_topic GROUP BY reading_id, start_char, topic HAVING count(*) > 1
UNION ALL
SELECT 'article_topic' AS table_name, concat_ws(' ', reading_id, topic) AS key, count(*) AS copies FROM store.article_topic GROUP BY reading_id, topic HAVING count(*) > 1
UNION ALL
SELECT 'relevance' AS table_name, concat_ws(' ', reading_id) AS key, count(*) AS copies FROM store.relevance GROUP BY reading_id HAVING count(*) > 1
UNION ALL
SELECT 'rejected' AS table_name, concat_ws(' ', rejected_id) AS key, count(*) AS copies FROM store.rejected GROUP BY rejected_id HAVING count(*) > 1
UNION ALL
SELECT 'person' AS table_name, concat_ws(' ', entity_id) AS key, count(*) AS copies FROM store.person GROUP BY entity_id HAVING count(*) > 1
UNION ALL
SELECT 'body' AS table_name, concat_ws(' ', entity_id) AS key, count(*) AS copies FROM store.body GROUP BY entity_id HAVING count(*) > 1
UNION ALL
SELECT 'company' AS table_name, concat_ws(' ', entity_id) AS key, count(*) AS copies FROM store.company GROUP BY entity_id HAVING count(*) > 1
UNION ALL
SELECT 'place' AS table_name, concat_ws(' ', entity_id) AS key, count(*) AS copies FROM store.place GROUP BY entity_id HAVING count(*) > 1
UNION ALL
SELECT 'company_listing' AS table_name, concat_ws(' ', entity_id, list, from_date) AS key, count(*) AS copies FROM store.company_listing GROUP BY entity_id, list, from_date HAVING count(*) > 1
UNION ALL
SELECT 'office' AS table_name, concat_ws(' ', entity_id, title, from_date) AS key, count(*) AS copies FROM store.office GROUP BY entity_id, title, from_date HAVING count(*) > 1
UNION ALL
SELECT 'entity_alias' AS table_name, concat_ws(' ', alias, entity_id) AS key, count(*) AS copies FROM store.entity_alias GROUP BY alias, entity_id HAVING count(*) > 1
UNION ALL
SELECT 'meta' AS table_name, concat_ws(' ', name) AS key, count(*) AS copies FROM store.meta GROUP BY name HAVING count(*) > 1
UNION ALL
SELECT 'host' AS table_name, concat_ws(' ', origin) AS key, count(*) AS copies FROM store.host GROUP BY origin HAVING count(*) > 1
UNION ALL
SELECT 'story' AS table_name, concat_ws(' ', story_id) AS key, count(*) AS copies FROM store.story GROUP BY story_id HAVING count(*) > 1
UNION ALL
SELECT 'story_member' AS table_name, concat_ws(' ', text_id) AS key, count(*) AS copies FROM store.story_member GROUP BY text_id HAVING count(*) > 1
UNION ALL
SELECT 'story_band' AS table_name, concat_ws(' ', text_id, band) AS key, count(*) AS copies FROM store.story_band GROUP BY text_id, band HAVING count(*) > 1
UNION ALL
SELECT 'story_merge' AS table_name, concat_ws(' ', story_id) AS key, count(*) AS copies FROM store.story_merge GROUP BY story_id HAVING count(*) > 1
UNION ALL
SELECT 'trade_action' AS table_name, concat_ws(' ', measure_id) AS key, count(*) AS copies FROM store.trade_action GROUP BY measure_id HAVING count(*) > 1
UNION ALL
SELECT 'action_step' AS table_name, concat_ws(' ', step_id) AS key, count(*) AS copies FROM store.action_step GROUP BY step_id HAVING count(*) > 1
UNION ALL
SELECT 'claim' AS table_name, concat_ws(' ', claim_id) AS key, count(*) AS copies FROM store.claim GROUP BY claim_id HAVING count(*) > 1
UNION ALL
SELECT 'claim_figure' AS table_name, concat_ws(' ', figure_id) AS key, count(*) AS copies FROM store.claim_figure GROUP BY figure_id HAVING count(*) > 1
UNION ALL
SELECT 'day_count' AS table_name, concat_ws(' ', day, source_id, publisher) AS key, count(*) AS copies FROM store.day_count GROUP BY day, source_id, publisher HAVING count(*) > 1
UNION ALL
SELECT 'coverage_count' AS table_name, concat_ws(' ', bucket, bucket_date, is_total, country, ownership) AS key, count(*) AS copies FROM store.coverage_count GROUP BY bucket, bucket_date, is_total, country, ownership HAVING count(*) > 1
UNION ALL
SELECT 'topic_count' AS table_name, concat_ws(' ', bucket, bucket_date, topic, is_total, ownership) AS key, count(*) AS copies FROM store.topic_count GROUP BY bucket, bucket_date, topic, is_total, ownership HAVING count(*) > 1
UNION ALL
SELECT 'figure_count' AS table_name, concat_ws(' ', bucket, bucket_date, measure, form, effect, modality, economy, partner) AS key, count(*) AS copies FROM store.figure_count GROUP BY bucket, bucket_date, measure, form, effect, modality, economy, partner HAVING count(*) > 1
UNION ALL
SELECT 'rate_count' AS table_name, concat_ws(' ', week, economy, partner, status, basis, value, value_high) AS key, count(*) AS copies FROM store.rate_count GROUP BY week, economy, partner, status, basis, value, value_high HAVING count(*) > 1
UNION ALL
SELECT 'entity_count' AS table_name, concat_ws(' ', week, kind, canonical, country) AS key, count(*) AS copies FROM store.entity_count GROUP BY week, kind, canonical, country HAVING count(*) > 1
UNION ALL
SELECT 'speaker_count' AS table_name, concat_ws(' ', month, speaker, topic, addressee) AS key, count(*) AS copies FROM store.speaker_count GROUP BY month, speaker, topic, addressee HAVING count(*) > 1
UNION ALL
SELECT 'office_count' AS table_name, concat_ws(' ', month, title, body, topic) AS key, count(*) AS copies FROM store.office_count GROUP BY month, title, body, topic HAVING count(*) > 1
UNION ALL
SELECT 'side_statement' AS table_name, concat_ws(' ', month, type, actor, target, instrument, side) AS key, count(*) AS copies FROM store.side_statement GROUP BY month, type, actor, target, instrument, side HAVING count(*) > 1
UNION ALL
SELECT 'index_term' AS table_name, concat_ws(' ', index_name, term_set) AS key, count(*) AS copies FROM store.index_term GROUP BY index_name, term_set HAVING count(*) > 1
UNION ALL
SELECT 'index_entry' AS table_name, concat_ws(' ', index_name, entry_id) AS key, count(*) AS copies FROM store.index_entry GROUP BY index_name, entry_id HAVING count(*) > 1
UNION ALL
SELECT 'entry_count' AS table_name, concat_ws(' ', bucket, bucket_date, publisher) AS key, count(*) AS copies FROM store.entry_count GROUP BY bucket, bucket_date, publisher HAVING count(*) > 1
UNION ALL
SELECT 'index_count' AS table_name, concat_ws(' ', index_name, bucket, bucket_date, publisher) AS key, count(*) AS copies FROM store.index_count GROUP BY index_name, bucket, bucket_date, publisher HAVING count(*) > 1
UNION ALL
SELECT 'correction' AS table_name, concat_ws(' ', correction_id) AS key, count(*) AS copies FROM store.correction GROUP BY correction_id HAVING count(*) > 1
UNION ALL
SELECT 'verdict' AS table_name, concat_ws(' ', verdict_id) AS key, count(*) AS copies FROM store.verdict GROUP BY verdict_id HAVING count(*) > 1
UNION ALL
SELECT 'series' AS table_name, concat_ws(' ', series_id) AS key, count(*) AS copies FROM store.series GROUP BY series_id HAVING count(*) > 1
UNION ALL
SELECT 'observation' AS table_name, concat_ws(' ', series_id, period, vintage) AS key, count(*) AS copies FROM store.observation GROUP BY series_id, period, vintage HAVING count(*) > 1
UNION ALL
SELECT 'tombstone' AS table_name, concat_ws(' ', tombstone_id) AS key, count(*) AS copies FROM store.tombstone GROUP BY tombstone_id HAVING count(*) > 1
UNION ALL
SELECT 'backfill_part' AS table_name, concat_ws(' ', part_id, run_id) AS key, count(*) AS copies FROM store.backfill_part GROUP BY part_id, run_id HAVING count(*) > 1
UNION ALL
SELECT 'check_result' AS table_name, concat_ws(' ', check_id) AS key, count(*) AS copies FROM store.check_result GROUP BY check_id HAVING count(*) > 1
UNION ALL
SELECT 'watch' AS table_name, concat_ws(' ', name) AS key, count(*) AS copies FROM store.watch GROUP BY name HAVING count(*) > 1
UNION ALL
SELECT 'watch_sent' AS table_name, concat_ws(' ', name, row_hash) AS key, count(*) AS copies FROM store.watch_sent GROUP BY name, row_hash HAVING count(*) > 1
UNION ALL
SELECT 'search_article' AS table_name, concat_ws(' ', doc) AS key, count(*) AS copies FROM store.search_article GROUP BY doc HAVING count(*) > 1
UNION ALL
SELECT 'search_word' AS table_name, concat_ws(' ', word) AS key, count(*) AS copies FROM store.search_word GROUP BY word HAVING count(*) > 1
UNION ALL
SELECT 'search_posting' AS table_name, concat_ws(' ', word, doc) AS key, count(*) AS copies FROM store.search_posting GROUP BY word, doc HAVING count(*) > 1
UNION ALL
SELECT 'action_told' AS table_name, concat_ws(' ', event_id) AS key, count(*) AS copies FROM store.action_told GROUP BY event_id HAVING count(*) > 1
UNION ALL
SELECT 'measure_statement' AS table_name, concat_ws(' ', month, head_id, side) AS key, count(*) AS copies FROM store.measure_statement GROUP BY month, head_id, side HAVING count(*) > 1
UNION ALL
SELECT 'status_told' AS table_name, concat_ws('|', month, type, actor, target, instrument, status) AS key, count(*) AS copies FROM store.status_told GROUP BY month, type, actor, target, instrument, status HAVING count(*) > 1
UNION ALL
SELECT 'disputed_value' AS table_name, concat_ws(' ', thing_id, value) AS key, count(*) AS copies FROM store.disputed_value GROUP BY thing_id, value HAVING count(*) > 1
UNION ALL
SELECT 'wire_article' AS table_name, concat_ws(' ', article_id) AS key, count(*) AS copies FROM store.wire_article GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT 'listed_article' AS table_name, concat_ws(' ', list_name, article_id) AS key, count(*) AS copies FROM store.listed_article GROUP BY list_name, article_id HAVING count(*) > 1
UNION ALL
SELECT 'quality' AS table_name, concat_ws(' ', kind, field, rule, measure, reader_version, origin) AS key, count(*) AS copies FROM store.quality GROUP BY kind, field, rule, measure, reader_version, origin HAVING count(*) > 1;
