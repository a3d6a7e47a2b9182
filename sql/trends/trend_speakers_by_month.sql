-- trend_speakers_by_month: who speaks on what, to whom. Grain: one month, speaker, topic and addressee.
CREATE OR REPLACE VIEW trend_speakers_by_month AS
SELECT month, speaker, speaker_kind, offices, topic, addressee, quotes, direct_quotes, articles, stories
FROM store.speaker_count;

COMMENT ON VIEW trend_speakers_by_month IS 'Who speaks on what, to whom. Grain: one month, speaker, topic and addressee. Example: SELECT speaker, topic, sum(quotes) AS quotes FROM trend_speakers_by_month WHERE addressee IS NOT NULL GROUP BY ALL ORDER BY quotes DESC LIMIT 20;';
COMMENT ON COLUMN trend_speakers_by_month.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN trend_speakers_by_month.speaker IS 'Canonical name.';
COMMENT ON COLUMN trend_speakers_by_month.speaker_kind IS 'person, organisation or place; NULL: unknown.';
COMMENT ON COLUMN trend_speakers_by_month.offices IS 'Offices held on the last day of the month with a quote; NULL: none in the registry.';
COMMENT ON COLUMN trend_speakers_by_month.topic IS 'Topic of the sentence, not of the article; NULL: none. A sentence on two topics counts in both.';
COMMENT ON COLUMN trend_speakers_by_month.addressee IS 'To whom; NULL: not told.';
COMMENT ON COLUMN trend_speakers_by_month.quotes IS 'Stretches of reported speech.';
COMMENT ON COLUMN trend_speakers_by_month.direct_quotes IS 'Of these in quotation marks or turns of a transcript.';
COMMENT ON COLUMN trend_speakers_by_month.articles IS 'Articles with such a quote.';
COMMENT ON COLUMN trend_speakers_by_month.stories IS 'Independent stories with one.';
