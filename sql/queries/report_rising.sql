-- report_rising: what the newest week tells more often than the eight before. Grain: one entity, topic or kind of figure.
SELECT week, kind, name, stories, usual_stories, is_new
FROM trend_new_this_week
WHERE week >= $until::DATE - 13 AND stories > usual_stories AND NOT (kind = 'figure' AND regexp_matches(name, '\b(other|count)\b'))
ORDER BY (stories + 1) / (usual_stories + 1) DESC, stories DESC, kind, name
LIMIT 12;
