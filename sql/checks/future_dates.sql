-- warn: articles that say they were published more than a day after they were fetched: their date was read wrongly. Offenders only.
SELECT a.article_id, a.canonical_address, t.article_date, t.date_basis, v.fetched_at
FROM store.text AS t
INNER JOIN store.article AS a USING (article_id)
LEFT JOIN store.revision AS v USING (revision_id)
WHERE t.is_current AND t.article_date > coalesce(v.fetched_at, t.stored_at)::DATE + 1;
