-- trend_statements_by_office: what the holders of each office say, whoever holds it: survives reshuffles. Grain: one month, office and topic.
CREATE OR REPLACE VIEW trend_statements_by_office AS
SELECT month, title AS office, body, country, topic, speakers, quotes, direct_quotes, articles, stories
FROM store.office_count
ORDER BY month, quotes DESC, office;

COMMENT ON VIEW trend_statements_by_office IS 'What the holders of each office say, whoever holds it: survives reshuffles. Grain: one month, office and topic. Example: SELECT month, speakers, quotes FROM trend_statements_by_office WHERE office = ''Secretary of Commerce'' AND topic = ''export controls'';';
COMMENT ON COLUMN trend_statements_by_office.month IS 'First day of the month of the article, UTC.';
COMMENT ON COLUMN trend_statements_by_office.office IS 'Title of the office, as the registry has it on the day of the article.';
COMMENT ON COLUMN trend_statements_by_office.body IS 'The body; NULL: none.';
COMMENT ON COLUMN trend_statements_by_office.country IS 'ISO code of the state or body it serves.';
COMMENT ON COLUMN trend_statements_by_office.topic IS 'Topic of the sentence; NULL: none.';
COMMENT ON COLUMN trend_statements_by_office.speakers IS 'Who held it and spoke.';
COMMENT ON COLUMN trend_statements_by_office.quotes IS 'Stretches of reported speech.';
COMMENT ON COLUMN trend_statements_by_office.direct_quotes IS 'Of these in quotation marks or turns of a transcript.';
COMMENT ON COLUMN trend_statements_by_office.articles IS 'Articles with such a quote.';
COMMENT ON COLUMN trend_statements_by_office.stories IS 'Independent stories with one.';
