-- One run by source. Grain: one source polled, or with a page fetched, in the run.
WITH polled AS (
    SELECT source_id, outcome, reason, entries_seen, entries_new, entries_changed FROM store.feed_poll WHERE run_id = $run_id
),
fetched AS (
    SELECT
        e.source_id,
        count(*) AS fetched,
        count(*) FILTER (WHERE p.outcome = 'article') AS articles,
        count(*) FILTER (WHERE p.outcome = 'unchanged') AS unchanged,
        count(*) FILTER (WHERE p.outcome IN ('rejected', 'failed')) AS rejected,
        string_agg(DISTINCT p.reason, '; ') AS reasons
    FROM store.page AS p
    INNER JOIN store.feed_entry AS e USING (entry_id)
    WHERE p.run_id = $run_id
    GROUP BY e.source_id
)
SELECT
    source_id AS source,
    coalesce(p.outcome, 'not due') AS outcome,
    p.reason,
    coalesce(p.entries_seen, 0) AS entries,
    coalesce(p.entries_new, 0) AS new,
    coalesce(p.entries_changed, 0) AS changed,
    coalesce(f.fetched, 0) AS fetched,
    coalesce(f.articles, 0) AS articles,
    coalesce(f.unchanged, 0) AS unchanged,
    coalesce(f.rejected, 0) AS rejected,
    f.reasons AS rejected_because
FROM polled AS p
FULL JOIN fetched AS f USING (source_id)
ORDER BY source_id;
