-- warn: publishers of which the last seven days hold under two thirds of the share of an outside list that the four weeks before
-- held, seen in feeds or found of what was wanted. Offenders only.
WITH newest AS (
    SELECT list_name, publisher, max(listed_date) AS day FROM trend_recall_by_day WHERE publisher IS NOT NULL GROUP BY ALL
),
spans AS (
    SELECT
        r.list_name, r.publisher, r.listed_date > n.day - 7 AS is_new, sum(r.listed) AS listed, sum(r.seen) AS seen, sum(r.wanted) AS wanted,
        sum(r.found) AS found
    FROM trend_recall_by_day AS r
    INNER JOIN newest AS n USING (list_name, publisher)
    WHERE r.listed_date > n.day - 35
    GROUP BY ALL
),
shares AS (
    SELECT list_name, publisher, is_new, 'seen' AS share_of, seen AS part, listed AS whole FROM spans
    UNION ALL
    SELECT list_name, publisher, is_new, 'found', found, wanted FROM spans
)
SELECT
    n.publisher, n.list_name, n.share_of, round(n.part / n.whole, 2) AS share_now, round(b.part / b.whole, 2) AS share_before,
    n.whole AS listed_now, b.whole AS listed_before
FROM shares AS n
INNER JOIN shares AS b USING (list_name, publisher, share_of)
WHERE n.is_new AND NOT b.is_new AND n.whole >= 10 AND b.whole >= 20 AND n.part / n.whole < b.part / b.whole * 2 / 3;
