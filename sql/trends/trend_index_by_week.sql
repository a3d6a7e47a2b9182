-- trend_index_by_week: indices over the own corpus in the style of published ones: the share of entries that have the terms, per publisher over its standard deviation, averaged, with mean 100 in the base window. Grain: one index and week.
-- How it is made: sql/views/index_value.sql. behind_index() lists the entries behind any point.
CREATE OR REPLACE VIEW trend_index_by_week AS
SELECT
    index_name, bucket_date AS week, value, reason, numerator, denominator, share, publishers, base_from, base_until, is_complete, breaks,
    title, terms_version
FROM index_value
WHERE bucket = 'week'
ORDER BY index_name, week;

COMMENT ON VIEW trend_index_by_week IS 'Indices over the own corpus in the style of published ones: the share of entries that have the terms, per publisher over its standard deviation, averaged, with mean 100 in the base window. Grain: one index and week. Example: SELECT week, value, reason, share, denominator FROM trend_index_by_week WHERE index_name = ''trade_policy_uncertainty'';';
COMMENT ON COLUMN trend_index_by_week.index_name IS 'trade_policy_uncertainty, us_china_tension or economic_policy_uncertainty; terms in reference/index_terms.toml, ours.';
COMMENT ON COLUMN trend_index_by_week.week IS 'First day, UTC.';
COMMENT ON COLUMN trend_index_by_week.value IS '100: as in the base window, which is scaling and no evidence; NULL: reason says why, look at share instead.';
COMMENT ON COLUMN trend_index_by_week.reason IS 'Why there is no value; NULL: there is one.';
COMMENT ON COLUMN trend_index_by_week.numerator IS 'Entries of general-interest sources whose title and summary have a term of every set.';
COMMENT ON COLUMN trend_index_by_week.denominator IS 'All entries of general-interest sources, each address of a publisher once.';
COMMENT ON COLUMN trend_index_by_week.share IS 'numerator divided by denominator, all publishers together, 0 to 1.';
COMMENT ON COLUMN trend_index_by_week.publishers IS 'Publishers that were standardised and listed something.';
COMMENT ON COLUMN trend_index_by_week.base_from IS 'First day of the base window.';
COMMENT ON COLUMN trend_index_by_week.base_until IS 'Last day of the base window: 52 complete weeks from the second one on, fewer while the corpus is young.';
COMMENT ON COLUMN trend_index_by_week.is_complete IS 'False: the week is not over.';
COMMENT ON COLUMN trend_index_by_week.breaks IS 'Publishers whose volume broke then (coverage_break): a jump may be theirs; empty: none.';
COMMENT ON COLUMN trend_index_by_week.title IS 'What it is.';
COMMENT ON COLUMN trend_index_by_week.terms_version IS 'Version of the term lists.';
