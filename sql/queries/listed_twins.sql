-- Stored articles with the same title, up to three days apart: the story is there under another address. Grain: one asked article.
-- Titles are compared by their letters and digits, without what stands for the outlet after a dash or bar; of three words or fewer none is.
WITH asked AS (
    SELECT unnest($article_ids)::UUID AS article_id, unnest($titles) AS title, unnest($days)::DATE AS day
),
stored AS (
    SELECT t.article_id, t.title, t.article_date AS day, a.canonical_address AS address
    FROM store.text AS t
    INNER JOIN store.article AS a USING (article_id)
    WHERE t.is_current AND t.kind = 'body'
        AND t.article_date BETWEEN (SELECT min(day) - 3 FROM asked) AND (SELECT max(day) + 3 FROM asked)
    UNION ALL
    -- A feed's title is often not the page's.
    SELECT e.article_id, e.title, e.entry_date, a.canonical_address
    FROM store.feed_entry AS e
    INNER JOIN store.article AS a USING (article_id)
    WHERE e.entry_date BETWEEN (SELECT min(day) - 3 FROM asked) AND (SELECT max(day) + 3 FROM asked)
),
words AS (
    SELECT
        *,
        trim(regexp_replace(lower(regexp_replace(title, '\s+[-–—|]\s+[^-–—|]{2,40}$', '')), '[^\p{L}\p{N}]+', ' ', 'g')) AS told
    FROM (SELECT article_id, title, day, NULL AS address, true AS is_asked FROM asked UNION ALL SELECT *, false FROM stored)
    WHERE length(title) < 1000
)
SELECT q.article_id, arg_min(s.address, (abs(s.day - q.day), s.address)) AS address
FROM words AS q
INNER JOIN words AS s ON s.told = q.told AND NOT s.is_asked AND s.article_id <> q.article_id AND abs(s.day - q.day) <= 3
WHERE q.is_asked AND len(string_split(q.told, ' ')) > 3
GROUP BY q.article_id;
