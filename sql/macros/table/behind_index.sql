-- behind_index: the entries behind any point of an index: title and summary of those that count, newest first. Grain: one entry.
CREATE OR REPLACE MACRO behind_index(name, since := '', until := '') AS TABLE
WITH checked AS (
    SELECT CASE
        WHEN EXISTS (SELECT 1 FROM store.index_term AS t WHERE t.index_name = name) OR NOT EXISTS (FROM store.index_term) THEN true
        ELSE error('behind_index: there is no index ''' || name || '''; there are ' || (
            SELECT string_agg(DISTINCT t.index_name, ', ' ORDER BY t.index_name) FROM store.index_term AS t))
    END AS is_known
)
SELECT e.entry_date, e.publisher, e.title, e.summary, e.canonical_address AS address, e.entry_id
FROM store.index_entry AS i
INNER JOIN store.feed_entry AS e USING (entry_id)
WHERE i.index_name = name AND (SELECT is_known FROM checked)
    AND (nullif(since::VARCHAR, '') IS NULL OR e.entry_date >= nullif(since::VARCHAR, '')::DATE)
    AND (nullif(until::VARCHAR, '') IS NULL OR e.entry_date <= nullif(until::VARCHAR, '')::DATE)
    AND (
        EXISTS (SELECT 1 FROM store.source AS s WHERE s.source_id = e.source_id AND s.is_general_interest)
        OR e.entry_id IN (
            SELECT g.entry_id FROM store.entry_sighting AS g INNER JOIN store.source AS s USING (source_id) WHERE s.is_general_interest
        )
    )
ORDER BY e.entry_date DESC, e.publisher, e.title;

COMMENT ON MACRO TABLE behind_index IS 'The entries behind any point of an index: title and summary of those that count, newest first. Grain: one entry. Example: FROM behind_index(''trade_policy_uncertainty'', since := ''2025-04-01'', until := ''2025-04-30'');';
