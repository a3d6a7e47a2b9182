-- trend_index_by_month: indices over the own corpus in the style of published ones: the share of entries that have the terms, per publisher over its standard deviation, averaged, with mean 100 in the base window. Grain: one index and month.
-- How it is made: sql/views/index_value.sql. behind_index() lists the entries behind any point.
CREATE OR REPLACE VIEW trend_index_by_month AS
SELECT
    index_name, bucket_date AS month, value, reason, numerator, denominator, share, publishers, base_from, base_until, is_complete, breaks,
    title, terms_version
FROM index_value
WHERE bucket = 'month'
ORDER BY index_name, month;

COMMENT ON VIEW trend_index_by_month IS 'Indices over the own corpus in the style of published ones: the share of entries that have the terms, per publisher over its standard deviation, averaged, with mean 100 in the base window. Grain: one index and month. Example: SELECT month, value, reason, share, denominator FROM trend_index_by_month WHERE index_name = ''trade_policy_uncertainty'';';
COMMENT ON COLUMN trend_index_by_month.index_name IS 'trade_policy_uncertainty, us_china_tension or economic_policy_uncertainty; terms in reference/index_terms.toml, ours.';
COMMENT ON COLUMN trend_index_by_month.month IS 'First day, UTC.';
COMMENT ON COLUMN trend_index_by_month.value IS '100: as in the base window, which is scaling and no evidence; NULL: reason says why, look at share instead.';
COMMENT ON COLUMN trend_index_by_month.reason IS 'Why there is no value; NULL: there is one.';
COMMENT ON COLUMN trend_index_by_month.numerator IS 'Entries of general-interest sources whose title and summary have a term of every set.';
COMMENT ON COLUMN trend_index_by_month.denominator IS 'All entries of general-interest sources, each address of a publisher once.';
COMMENT ON COLUMN trend_index_by_month.share IS 'numerator divided by denominator, all publishers together, 0 to 1.';
COMMENT ON COLUMN trend_index_by_month.publishers IS 'Publishers that were standardised and listed something.';
COMMENT ON COLUMN trend_index_by_month.base_from IS 'First day of the base window.';
COMMENT ON COLUMN trend_index_by_month.base_until IS 'Last day of the base window: 12 complete months from the second one on, fewer while the corpus is young.';
COMMENT ON COLUMN trend_index_by_month.is_complete IS 'False: the month is not over.';
COMMENT ON COLUMN trend_index_by_month.breaks IS 'Publishers whose volume broke then (coverage_break): a jump may be theirs; empty: none.';
COMMENT ON COLUMN trend_index_by_month.title IS 'What it is.';
COMMENT ON COLUMN trend_index_by_month.terms_version IS 'Version of the term lists.';
