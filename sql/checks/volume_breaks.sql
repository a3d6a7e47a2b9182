-- warn: sources whose new entries of the last seven full days are under a third or over three times their median of the eight
-- weeks before. Offenders only.
WITH newest AS (
    SELECT max(first_seen_at)::DATE AS today FROM store.feed_entry
),
weekly AS (
    SELECT
        e.source_id,
        date_diff('day', e.first_seen_at::DATE, n.today) // 7 AS weeks_back,
        count(*) AS entries
    FROM store.feed_entry AS e
    CROSS JOIN newest AS n
    WHERE e.first_seen_at::DATE > n.today - 63 AND e.first_seen_at::DATE < n.today
    GROUP BY ALL
),
-- The first week of a source holds its whole feed at once: it is no measure.
complete AS (
    SELECT * FROM weekly
    QUALIFY weeks_back < max(weeks_back) OVER (PARTITION BY source_id)
)
SELECT
    s.source_id,
    coalesce(any_value(c.entries) FILTER (WHERE c.weeks_back = 0), 0) AS entries_last_week,
    median(c.entries) FILTER (WHERE c.weeks_back > 0) AS usual_entries
FROM store.source AS s
INNER JOIN complete AS c USING (source_id)
WHERE s.is_enabled
GROUP BY s.source_id
HAVING
    count(*) FILTER (WHERE c.weeks_back > 0) >= 4 AND usual_entries >= 10
    AND (entries_last_week < usual_entries / 3 OR entries_last_week > usual_entries * 3);
