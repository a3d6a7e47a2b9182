-- search: articles that have all these words, best first, by BM25 in plain SQL: no extension is needed. Words are matched whole, plural as singular; there is no boolean syntax. Grain: one article.
-- At most 100. indexed_until says when the nightly index was built; later articles are scanned and scored without rarity.
CREATE OR REPLACE MACRO search(query) AS TABLE
WITH wanted AS (
    SELECT DISTINCT unnest(search_words(query)) AS word
),
corpus AS (
    SELECT
        (SELECT count(*) FROM store.search_article) AS articles,
        (SELECT avg(length) FROM store.search_article) AS mean_length,
        (SELECT value::TIMESTAMPTZ FROM store.meta WHERE name = 'search_indexed_until') AS indexed_until
),
weighed AS (
    SELECT w.word, s.articles, ln(1 + (c.articles - s.articles + 0.5) / (s.articles + 0.5)) AS weight
    FROM wanted AS w
    INNER JOIN store.search_word AS s ON s.word = w.word
    CROSS JOIN corpus AS c
),
rarest AS (
    SELECT p.doc FROM store.search_posting AS p
    WHERE p.word IN (SELECT word FROM weighed ORDER BY articles LIMIT 1)
        AND (SELECT count(*) FROM weighed) = (SELECT count(*) FROM wanted) AND (SELECT count(*) FROM wanted) > 1
),
hit AS (
    SELECT p.doc, p.length, w.weight * p.times * 2.2 / (p.times + 1.2 * (0.25 + 0.75 * p.length / (SELECT mean_length FROM corpus))) AS score
    FROM store.search_posting AS p
    INNER JOIN weighed AS w ON w.word = p.word
    WHERE (SELECT count(*) FROM wanted) = 1 OR p.doc IN (SELECT doc FROM rarest)
),
indexed AS (
    SELECT doc, sum(score) AS score
    FROM hit
    GROUP BY doc
    HAVING count(*) = (SELECT count(*) FROM wanted)
    ORDER BY score DESC, doc DESC
    LIMIT 100
),
-- What came after the index was built is looked through word by word.
later AS (
    SELECT t.article_id, t.text_id, search_words(coalesce(t.title, '') || ' ' || t.content) AS words
    FROM store.text AS t
    WHERE t.is_current AND t.stored_at > coalesce((SELECT indexed_until FROM corpus), '-infinity'::TIMESTAMPTZ)
),
scanned AS (
    SELECT
        l.article_id, l.text_id,
        list_sum(list_transform(
            (SELECT list(word) FROM wanted),
            lambda w: len(list_filter(l.words, lambda x: x = w)) * 2.2 / (len(list_filter(l.words, lambda x: x = w)) + 1.2)
        )) AS score
    FROM later AS l
    WHERE list_has_all(l.words, (SELECT list(word) FROM wanted))
),
best AS (
    SELECT a.article_id, a.text_id, i.score, true AS is_indexed FROM indexed AS i INNER JOIN store.search_article AS a ON a.doc = i.doc
    UNION ALL
    SELECT article_id, text_id, score, false FROM scanned
    ORDER BY score DESC, article_id
    LIMIT 100
)
SELECT
    b.score, t.article_date, a.publisher, t.title, a.canonical_address AS address, t.article_id,
    b.is_indexed, (SELECT indexed_until FROM corpus) AS indexed_until
FROM best AS b
INNER JOIN store.text AS t ON t.text_id = b.text_id AND t.is_current
INNER JOIN store.article AS a ON a.article_id = t.article_id
ORDER BY b.score DESC, t.article_date DESC;

COMMENT ON MACRO TABLE search IS 'Articles that have all these words, best first, by BM25 in plain SQL: no extension is needed. Words are matched whole, plural as singular; there is no boolean syntax. Grain: one article. Example: FROM search(''export controls Micron'');';
