-- speaker_count: comments of the table store.speaker_count.
COMMENT ON TABLE store.speaker_count IS 'What trend_speakers_by_month shows. Grain: one month, speaker, topic and addressee.';
COMMENT ON COLUMN store.speaker_count.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN store.speaker_count.speaker IS 'Canonical name.';
COMMENT ON COLUMN store.speaker_count.speaker_kind IS 'person, organisation or place; NULL: unknown.';
COMMENT ON COLUMN store.speaker_count.offices IS 'Offices held; NULL: none in the registry.';
COMMENT ON COLUMN store.speaker_count.topic IS 'Topic, from reference/topics; NULL: none was read.';
COMMENT ON COLUMN store.speaker_count.addressee IS 'To whom; NULL: not told.';
COMMENT ON COLUMN store.speaker_count.quotes IS 'Stretches of reported speech.';
COMMENT ON COLUMN store.speaker_count.direct_quotes IS 'Of these in quotation marks or turns of a transcript.';
COMMENT ON COLUMN store.speaker_count.articles IS 'Articles.';
COMMENT ON COLUMN store.speaker_count.stories IS 'Independent stories.';
COMMENT ON COLUMN store.speaker_count.name_key IS 'name_key(speaker): the name as a number, for quick scans.';
