-- report_revised: numbers that publishers changed after publication, the newest change first. Grain: one number that went or came with a revision.
SELECT
    v.fetched_at::DATE AS day, a.title, a.publisher, a.address, n.measure, n.unit, n.old_value, n.new_value, n.old_sentence, n.new_sentence,
    n.revision_number
FROM trend_revised_numbers AS n
INNER JOIN article AS a USING (article_id)
INNER JOIN store.revision AS v ON v.article_id = n.article_id AND v.revision_number = n.revision_number
WHERE a.article_date BETWEEN $since::DATE AND $until::DATE
ORDER BY v.fetched_at DESC, n.article_id, n.revision_number, n.old_value IS NULL OR n.new_value IS NULL, n.measure, n.old_value
LIMIT 15;
