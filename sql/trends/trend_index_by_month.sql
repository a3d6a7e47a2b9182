-- trend_index_by_month: indices over the own corpus in the style of published ones: the share of entries that have the terms, per publisher over its standard deviation, averaged, with mean 100 in the base window. Grain: one index and month.
-- Published algebra: Baker, Bloom and Davis (share, over standard deviation, mean of publishers, mean 100); terms are our own.
-- behind_index() lists the entries behind any point.
CREATE OR REPLACE VIEW trend_index_by_month AS
WITH span AS (
    -- The first month with entries may have begun before us, the newest is not over: the base window has neither.
    SELECT
        min(bucket_date) + INTERVAL 1 MONTH AS base_from,
        min(bucket_date) + INTERVAL 13 MONTH AS base_end,
        (SELECT max(entry_date) FROM store.feed_entry) AS newest_day
    FROM store.entry_count
    WHERE bucket = 'month'
),
index_name AS (
    SELECT DISTINCT index_name, title, version FROM store.index_term
),
share AS (
    SELECT
        i.index_name, e.bucket_date, e.publisher, e.entries,
        coalesce(c.entries, 0) AS hits,
        coalesce(c.entries, 0) / e.entries AS share,
        e.bucket_date >= s.base_from AND e.bucket_date < s.base_end AND e.bucket_date + INTERVAL 1 MONTH <= s.newest_day + 1 AS is_base
    FROM store.entry_count AS e
    CROSS JOIN span AS s
    CROSS JOIN index_name AS i
    LEFT JOIN store.index_count AS c
        ON c.index_name = i.index_name AND c.bucket = e.bucket AND c.bucket_date = e.bucket_date AND c.publisher = e.publisher
    WHERE e.bucket = 'month'
),
-- A publisher counts with 6 months in the base window at least, and where its share ever moves there.
deviation AS (
    SELECT index_name, publisher, stddev_samp(share) AS deviation
    FROM share
    WHERE is_base
    GROUP BY ALL
    HAVING count(*) >= 6 AND stddev_samp(share) > 0
),
standardised AS (
    SELECT
        s.index_name, s.bucket_date,
        sum(s.hits)::INTEGER AS numerator,
        sum(s.entries)::INTEGER AS denominator,
        avg(s.share / d.deviation) AS mean_share,
        count(d.publisher) AS publishers,
        bool_or(s.is_base) AS is_base,
        list(s.publisher ORDER BY s.publisher) FILTER (WHERE b.publisher IS NOT NULL AND d.publisher IS NOT NULL) AS breaks
    FROM share AS s
    LEFT JOIN deviation AS d USING (index_name, publisher)
    LEFT JOIN (SELECT DISTINCT publisher, date_trunc('month', week)::DATE AS bucket_date FROM coverage_break) AS b
        ON b.publisher = s.publisher AND b.bucket_date = s.bucket_date
    GROUP BY ALL
),
based AS (
    SELECT
        *,
        avg(mean_share) FILTER (WHERE is_base) OVER (PARTITION BY index_name) AS base_mean,
        count(*) FILTER (WHERE is_base) OVER (PARTITION BY index_name) AS base_months
    FROM standardised
)
SELECT
    b.index_name, b.bucket_date AS month,
    CASE WHEN b.base_months >= 6 THEN 100 * b.mean_share / b.base_mean END AS value,
    CASE
        WHEN b.base_months < 6 THEN 'base window too short: ' || b.base_months || ' of at least 6 complete months'
        WHEN b.base_mean IS NULL THEN 'no publisher has 6 months in the base window with an entry that counts'
        WHEN b.mean_share IS NULL THEN 'no publisher of the base window listed anything'
    END AS reason,
    b.numerator, b.denominator, b.numerator / b.denominator AS share,
    b.publishers,
    s.base_from::DATE AS base_from,
    least(s.base_end, s.newest_day + 1)::DATE - 1 AS base_until,
    b.bucket_date + INTERVAL 1 MONTH <= s.newest_day + 1 AS is_complete,
    coalesce(b.breaks, []) AS breaks,
    n.title, n.version AS terms_version
FROM based AS b
CROSS JOIN span AS s
INNER JOIN index_name AS n USING (index_name)
ORDER BY b.index_name, b.bucket_date;

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
