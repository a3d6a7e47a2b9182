-- Pages of one run that became no article, by reason. Grain: one outcome and reason.
SELECT outcome, reason, count(*) AS pages, min(address) AS example
FROM store.page
WHERE run_id = $run_id AND outcome IN ('rejected', 'failed')
GROUP BY ALL
ORDER BY pages DESC, reason;
