-- report_misses: what was wanted and is not here, the newest first. Grain: one outside list and article address.
SELECT listed_date AS day, publisher, reason, detail, title, address
FROM miss
WHERE is_wanted AND listed_date >= $since::DATE
ORDER BY reason = 'host_not_followed', listed_date DESC, publisher, address
LIMIT 12;
