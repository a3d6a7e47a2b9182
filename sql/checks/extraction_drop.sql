-- warn: publishers whose articles of the last seven days are under half as long, or have under half as many figures, as those of
-- the four weeks before: the cleaner or the page has changed. Offenders only.
WITH newest AS (
    SELECT max(stored_at) AS instant FROM store.text
),
figures AS (
    SELECT f.text_id, count(*) AS figures
    FROM store.figure AS f
    INNER JOIN store.reading AS r ON r.reading_id = f.reading_id AND r.is_current
    GROUP BY f.text_id
),
articles AS (
    SELECT
        a.publisher,
        t.stored_at > n.instant - INTERVAL 7 DAY AS is_new,
        t.word_count,
        coalesce(f.figures, 0) AS figures
    FROM store.text AS t
    INNER JOIN store.article AS a USING (article_id)
    INNER JOIN store.reading AS r ON r.text_id = t.text_id AND r.is_current AND r.reader = 'facts'
    LEFT JOIN figures AS f ON f.text_id = t.text_id
    CROSS JOIN newest AS n
    WHERE t.is_current AND t.kind = 'body' AND t.stored_at > n.instant - INTERVAL 35 DAY
)
SELECT
    publisher,
    count(*) FILTER (WHERE is_new) AS articles_new,
    round(avg(word_count) FILTER (WHERE NOT is_new)) AS words_before,
    round(avg(word_count) FILTER (WHERE is_new)) AS words_now,
    round(avg(figures) FILTER (WHERE NOT is_new), 1) AS figures_before,
    round(avg(figures) FILTER (WHERE is_new), 1) AS figures_now
FROM articles
GROUP BY publisher
HAVING
    count(*) FILTER (WHERE is_new) >= 10 AND count(*) FILTER (WHERE NOT is_new) >= 20
    AND (words_now < words_before / 2 OR (figures_before >= 1 AND figures_now < figures_before / 2));
