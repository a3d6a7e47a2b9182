-- The full-text index of all newest texts, title and body: postings sorted by word, so that a query reads few row groups.
CREATE OR REPLACE TEMP TABLE indexed_text AS
SELECT (row_number() OVER (ORDER BY article_date, text_id) - 1)::INTEGER AS doc, article_id, text_id, stored_at
FROM store.text
WHERE is_current;

DELETE FROM store.search_posting;
INSERT INTO store.search_posting BY NAME
SELECT word, doc, count(*)::INTEGER AS times, any_value(length)::INTEGER AS length
FROM (
    SELECT doc, len(words) AS length, unnest(words) AS word
    FROM (
        SELECT i.doc, search_words(coalesce(t.title, '') || ' ' || t.content) AS words
        FROM store.text AS t
        INNER JOIN indexed_text AS i USING (text_id)
    )
)
GROUP BY word, doc
ORDER BY word, doc;

DELETE FROM store.search_word;
INSERT INTO store.search_word BY NAME
SELECT word, count(*)::INTEGER AS articles FROM store.search_posting GROUP BY word ORDER BY word;

DELETE FROM store.search_article;
INSERT INTO store.search_article BY NAME
SELECT i.doc, i.article_id, i.text_id, coalesce(p.length, 0)::INTEGER AS length
FROM indexed_text AS i
LEFT JOIN (SELECT doc, any_value(length) AS length FROM store.search_posting GROUP BY doc) AS p USING (doc)
ORDER BY i.doc;

DELETE FROM store.meta WHERE name = 'search_indexed_until';
INSERT INTO store.meta SELECT 'search_indexed_until', max(stored_at)::VARCHAR FROM indexed_text HAVING count(*) > 0;
DROP TABLE indexed_text;
