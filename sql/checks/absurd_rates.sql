-- warn: current figures that hardly anybody says: tariffs below 0 or above 1,000 percent, sums above a thousand trillion dollars,
-- ranges that fall, numbers that are none. Offenders only.
SELECT f.figure_id, f.article_id, f.measure, f.unit, f.value, f.value_high, substring(t.content, f.sentence_start + 1, 200) AS sentence
FROM store.figure AS f
INNER JOIN store.reading AS r USING (reading_id)
INNER JOIN store.text AS t ON t.text_id = f.text_id
WHERE
    r.is_current AND t.is_current
    AND (
        (f.measure = 'tariff_rate' AND f.unit = 'percent' AND (f.value < 0 OR coalesce(f.value_high, f.value) > 1000))
        OR (f.unit = 'USD' AND abs(coalesce(f.value_high, f.value)) > 1e15)
        OR f.value_high < f.value
        OR isnan(f.value) OR isinf(f.value)
    );
