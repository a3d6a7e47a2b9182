-- office_count: comments of the table store.office_count.
COMMENT ON TABLE store.office_count IS 'What trend_statements_by_office shows. Grain: one month, office, body and topic.';
COMMENT ON COLUMN store.office_count.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN store.office_count.title IS 'Title of the office.';
COMMENT ON COLUMN store.office_count.body IS 'The body; NULL: none.';
COMMENT ON COLUMN store.office_count.country IS 'ISO code; NULL: unknown.';
COMMENT ON COLUMN store.office_count.topic IS 'Topic, from reference/topics; NULL: none was read.';
COMMENT ON COLUMN store.office_count.speakers IS 'Who held it and spoke.';
COMMENT ON COLUMN store.office_count.quotes IS 'Stretches of reported speech.';
COMMENT ON COLUMN store.office_count.direct_quotes IS 'Of these in quotation marks or turns of a transcript.';
COMMENT ON COLUMN store.office_count.articles IS 'Articles.';
COMMENT ON COLUMN store.office_count.stories IS 'Independent stories.';
