-- index_value: indices over the own corpus in the style of published ones, by month and by week: the share of entries that have the terms, per publisher over its standard deviation, averaged, with mean 100 in the base window. Grain: one index, bucket and its first day.
-- Published algebra: Baker, Bloom and Davis (share, over standard deviation, mean of publishers, mean 100); terms are our own.
-- trend_index_by_month and trend_index_by_week show it; behind_index() lists the entries behind any point.
CREATE OR REPLACE VIEW index_value AS
WITH bucket (bucket, step, base_length, least_length) AS (
    VALUES ('month', INTERVAL 1 MONTH, 12, 6), ('week', INTERVAL 7 DAY, 52, 24)
),
newest AS (
    SELECT max(entry_date) AS newest_day FROM store.feed_entry
),
span AS (
    -- The first bucket with entries may have begun before us, the newest is not over: the base window has neither.
    SELECT
        e.bucket, b.step, b.least_length,
        min(e.bucket_date) + b.step AS base_from,
        min(e.bucket_date) + b.step * (b.base_length + 1) AS base_end,
        n.newest_day
    FROM store.entry_count AS e
    INNER JOIN bucket AS b USING (bucket)
    CROSS JOIN newest AS n
    GROUP BY e.bucket, b.step, b.base_length, b.least_length, n.newest_day
),
index_name AS (
    SELECT DISTINCT index_name, title, version FROM store.index_term
),
share AS (
    SELECT
        i.index_name, e.bucket, e.bucket_date, e.publisher, e.entries,
        coalesce(c.entries, 0) AS hits,
        coalesce(c.entries, 0) / e.entries AS share,
        e.bucket_date >= s.base_from AND e.bucket_date < s.base_end AND e.bucket_date + s.step <= s.newest_day + 1 AS is_base
    FROM store.entry_count AS e
    INNER JOIN span AS s USING (bucket)
    CROSS JOIN index_name AS i
    LEFT JOIN store.index_count AS c
        ON c.index_name = i.index_name AND c.bucket = e.bucket AND c.bucket_date = e.bucket_date AND c.publisher = e.publisher
),
-- A publisher counts with 6 months or 24 weeks in the base window at least, and where its share ever moves there.
deviation AS (
    SELECT h.index_name, h.bucket, h.publisher, stddev_samp(h.share) AS deviation
    FROM share AS h
    INNER JOIN bucket AS b USING (bucket)
    WHERE h.is_base
    GROUP BY h.index_name, h.bucket, h.publisher
    HAVING count(*) >= any_value(b.least_length) AND stddev_samp(h.share) > 0
),
broken AS (
    SELECT DISTINCT c.publisher, b.bucket, date_trunc(b.bucket, c.week)::DATE AS bucket_date FROM coverage_break AS c CROSS JOIN bucket AS b
),
standardised AS (
    SELECT
        s.index_name, s.bucket, s.bucket_date,
        sum(s.hits)::INTEGER AS numerator,
        sum(s.entries)::INTEGER AS denominator,
        avg(s.share / d.deviation) AS mean_share,
        count(d.publisher) AS publishers,
        bool_or(s.is_base) AS is_base,
        list(s.publisher ORDER BY s.publisher) FILTER (WHERE b.publisher IS NOT NULL AND d.publisher IS NOT NULL) AS breaks
    FROM share AS s
    LEFT JOIN deviation AS d USING (index_name, bucket, publisher)
    LEFT JOIN broken AS b ON b.publisher = s.publisher AND b.bucket = s.bucket AND b.bucket_date = s.bucket_date
    GROUP BY ALL
),
based AS (
    SELECT
        *,
        avg(mean_share) FILTER (WHERE is_base) OVER (PARTITION BY index_name, bucket) AS base_mean,
        count(*) FILTER (WHERE is_base) OVER (PARTITION BY index_name, bucket) AS base_length
    FROM standardised
)
SELECT
    b.index_name, b.bucket, b.bucket_date,
    CASE WHEN b.base_length >= s.least_length THEN 100 * b.mean_share / b.base_mean END AS value,
    CASE
        WHEN b.base_length < s.least_length
            THEN 'base window too short: ' || b.base_length || ' of at least ' || s.least_length || ' complete ' || b.bucket || 's'
        WHEN b.base_mean IS NULL
            THEN 'no publisher has ' || s.least_length || ' ' || b.bucket || 's in the base window with an entry that counts'
        WHEN b.mean_share IS NULL THEN 'no publisher of the base window listed anything'
    END AS reason,
    b.numerator, b.denominator, b.numerator / b.denominator AS share,
    b.publishers,
    s.base_from::DATE AS base_from,
    least(s.base_end, s.newest_day + 1)::DATE - 1 AS base_until,
    b.bucket_date + s.step <= s.newest_day + 1 AS is_complete,
    coalesce(b.breaks, []) AS breaks,
    n.title, n.version AS terms_version
FROM based AS b
INNER JOIN span AS s USING (bucket)
INNER JOIN index_name AS n USING (index_name);

COMMENT ON VIEW index_value IS 'Indices over the own corpus in the style of published ones, by month and by week: the share of entries that have the terms, per publisher over its standard deviation, averaged, with mean 100 in the base window. Grain: one index, bucket and its first day. Example: SELECT bucket_date, value, reason, share, denominator FROM index_value WHERE bucket = ''week'' AND index_name = ''trade_policy_uncertainty'';';
COMMENT ON COLUMN index_value.index_name IS 'trade_policy_uncertainty, us_china_tension or economic_policy_uncertainty; terms in reference/index_terms.toml, ours.';
COMMENT ON COLUMN index_value.bucket IS 'month or week.';
COMMENT ON COLUMN index_value.bucket_date IS 'First day, UTC.';
COMMENT ON COLUMN index_value.value IS '100: as in the base window, which is scaling and no evidence; NULL: reason says why, look at share instead.';
COMMENT ON COLUMN index_value.reason IS 'Why there is no value; NULL: there is one.';
COMMENT ON COLUMN index_value.numerator IS 'Entries of general-interest sources whose title and summary have a term of every set.';
COMMENT ON COLUMN index_value.denominator IS 'All entries of general-interest sources, each address of a publisher once.';
COMMENT ON COLUMN index_value.share IS 'numerator divided by denominator, all publishers together, 0 to 1.';
COMMENT ON COLUMN index_value.publishers IS 'Publishers that were standardised and listed something.';
COMMENT ON COLUMN index_value.base_from IS 'First day of the base window.';
COMMENT ON COLUMN index_value.base_until IS 'Last day of the base window: 12 complete months or 52 complete weeks from the second one on, fewer while the corpus is young.';
COMMENT ON COLUMN index_value.is_complete IS 'False: the month or week is not over.';
COMMENT ON COLUMN index_value.breaks IS 'Publishers whose volume broke then (coverage_break): a jump may be theirs; empty: none.';
COMMENT ON COLUMN index_value.title IS 'What it is.';
COMMENT ON COLUMN index_value.terms_version IS 'Version of the term lists.';
