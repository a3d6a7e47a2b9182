-- Hosts of what feeds list, with the source that lists most there: a feed often lives on another host than its articles. Grain: one host.
SELECT host, arg_max(source_id, entries) AS source_id
FROM (
    SELECT regexp_extract(canonical_address, '^https?://(?:www\.)?([^/:?]+)', 1) AS host, source_id, count(*) AS entries
    FROM store.feed_entry
    WHERE source_id <> 'import'
    GROUP BY ALL
)
WHERE host <> ''
GROUP BY host;
