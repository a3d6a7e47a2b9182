-- A warehouse of any size, made of nothing: SET VARIABLE articles = 10000 first. Per article 10 figures, 20 mentions, 5 quotes,
-- 3 events, 6 sentences with a topic, 2 feed entries, 64 story bands. Words, names and values are drawn by hash, so every run is the same.
CREATE OR REPLACE MACRO drawn(i, salt, n) AS (hash(i, salt) % n::UBIGINT)::BIGINT;
CREATE OR REPLACE MACRO id(kind, i) AS substr(sha256(kind || i::VARCHAR), 1, 32)::UUID;
-- Skewed like names in news: few are named often.
CREATE OR REPLACE MACRO skewed(i, salt, n) AS floor(n * pow(drawn(i, salt, 1000000) / 1000000.0, 5))::BIGINT;

INSERT INTO store.source BY NAME
SELECT
    'source' || i AS source_id, 'Source ' || i AS name, 'publisher' || (i % 40) AS publisher, 'feed' AS kind, 'http://source' || i AS address,
    ['US', 'CN', 'GB', 'HK'][1 + i % 4] AS country, ['private', 'state', 'official', 'private'][1 + i % 4] AS ownership,
    'en' AS language, 'A' AS grade, true AS is_enabled, i < 40 AS is_general_interest
FROM range(60) AS t(i);

CREATE OR REPLACE TEMP TABLE word AS
SELECT i, coalesce(
    ['tariff', 'uncertainty', 'trade', 'china', 'united', 'states', 'economy', 'white', 'house', 'tension', 'micron', 'export', 'controls'][i + 1],
    chr((97 + i % 26)::INTEGER) || chr((97 + (i // 26) % 26)::INTEGER) || chr((97 + (i * 7 // 676) % 26)::INTEGER) || 'or' || (i % 97)) AS word
FROM range(20000) AS t(i);
CREATE OR REPLACE TEMP TABLE sentence AS
SELECT s, string_agg(word, ' ' ORDER BY k) || '.' AS sentence
FROM (SELECT s, k, skewed(s * 100 + k, 1, 20000) AS i FROM range(20000) AS a(s), range(20) AS b(k)) INNER JOIN word USING (i)
GROUP BY s;
CREATE OR REPLACE TEMP TABLE made AS
SELECT
    i,
    DATE '2018-01-01' + (i * 2900 // getvariable('articles'))::INTEGER AS day,
    id('article', i) AS article_id, id('text', i) AS text_id, id('facts', i) AS reading_id, skewed(i, 2, 40) AS p, i - (i % 3 = 1)::INTEGER AS f
FROM range(getvariable('articles')) AS t(i);

INSERT INTO store.article BY NAME
SELECT
    article_id, 'http://publisher' || p || '.example/' || i AS canonical_address, 'publisher' || p AS publisher, 'source' || p AS source_id,
    day + INTERVAL 9 HOUR AS first_seen_at, day + INTERVAL 10 HOUR AS stored_at
FROM made ORDER BY i;
INSERT INTO store.revision BY NAME
SELECT id('revision', i) AS revision_id, article_id, id('page', i) AS page_id, 1 AS revision_number, day + INTERVAL 10 HOUR AS fetched_at
FROM made ORDER BY i;
INSERT INTO store.page BY NAME
SELECT id('page', i) AS page_id, article_id, 'a.warc.gz' AS warc_file, i AS warc_offset, 'article' AS outcome, day + INTERVAL 10 HOUR AS fetched_at
FROM made ORDER BY i;
INSERT INTO store.text BY NAME
SELECT
    text_id, article_id, id('revision', i) AS revision_id, 'body' AS kind,
    a.sentence || ' ' || b.sentence || ' ' || c.sentence || ' ' || d.sentence AS content,
    'Headline ' || i AS title, 'en' AS language, 1 AS cleaner_version, day AS article_date, day AS published_date_utc, 'feed' AS date_basis,
    80 AS word_count, true AS is_current, day + INTERVAL 10 HOUR AS stored_at
FROM made
INNER JOIN sentence AS a ON a.s = drawn(i, 11, 20000)
INNER JOIN sentence AS b ON b.s = drawn(i, 12, 20000)
INNER JOIN sentence AS c ON c.s = drawn(i, 13, 20000)
INNER JOIN sentence AS d ON d.s = drawn(i, 14, 20000)
ORDER BY i;
-- Every third article is a copy of the one before: it has its bands and its 512 bytes of signature.
INSERT INTO store.story_member BY NAME
SELECT text_id, article_id, id('story', f) AS story_id, 'publisher' || p AS publisher, CASE WHEN f < i THEN 'copy' END AS relation,
    CASE WHEN i % 3 < 2 AND (i // 3) % 3 = 0 THEN ['Reuters', 'AP', 'Xinhua'][1 + (i // 9) % 3] END AS wire, 80 AS shingles,
    unhex(array_to_string(list_transform(range(16), lambda k: sha256(concat(f, ' ', k))), '')) AS minima,
    day + INTERVAL 9 HOUR AS seen_at, day + INTERVAL 10 HOUR AS stored_at, day AS article_date
FROM made ORDER BY i;
INSERT INTO store.story BY NAME
SELECT id('story', i) AS story_id, article_id AS founding_article_id, day + INTERVAL 9 HOUR AS first_seen_at, day + INTERVAL 10 HOUR AS stored_at
FROM made WHERE f = i ORDER BY i;
INSERT INTO store.story_band BY NAME
SELECT (drawn(f, 90 + k, 4294967296) - 2147483648)::INTEGER AS band, text_id, day AS article_date FROM made, range(64) AS t(k) ORDER BY i;
INSERT INTO store.reading BY NAME
SELECT
    CASE k WHEN 0 THEN reading_id ELSE id('relevance', i) END AS reading_id, text_id, article_id,
    ['facts', 'relevance'][k + 1] AS reader, 1 AS reader_version, true AS is_current, day + INTERVAL 10 HOUR AS stored_at, day AS article_date
FROM made, range(2) AS t(k) ORDER BY i;
INSERT INTO store.relevance BY NAME
SELECT id('relevance', i) AS reading_id, text_id, article_id, day AS article_date, 0.9 AS score, drawn(i, 3, 3) > 0 AS is_on_topic FROM made ORDER BY i;

INSERT INTO store.figure BY NAME
SELECT
    reading_id, text_id, article_id, day AS article_date, id('figure', n) AS figure_id, 0 AS sentence_start, 100 AS sentence_end, 10 AS start_char, 16 AS end_char,
    [25.0, 10.0, 145.0, 30.0, 295.4e9, 50e9, 3.1, 7.5][1 + skewed(n, 20, 7)] + drawn(n, 21, 20) AS value,
    ['percent', 'percent', 'USD', 'ton', 'job', 'CNY', 'company', 'times'][1 + skewed(n, 22, 7)] AS unit, 'exact' AS qualifier, 'none' AS change,
    ['tariff_rate', 'exports', 'imports', 'market', 'growth', 'trade', 'trade_balance', 'purchase', 'tariffed_trade', 'cost', 'price',
     'revenue', 'investment', 'share', 'count', 'other', 'output', 'quantity', 'profit', 'inflation'][1 + skewed(n, 23, 19)] AS measure,
    ['reported', 'announced', 'threatened', 'forecast', 'hypothetical'][1 + skewed(n, 24, 4)] AS modality,
    CASE WHEN drawn(n, 25, 3) = 0 THEN 'Person ' || skewed(n, 26, 30000) END AS speaker,
    ['US', 'CN', NULL, 'GB', 'EU', 'JP', 'CA', 'MX'][1 + skewed(n, 27, 7)] AS economy, ['CN', 'US', NULL, 'VN'][1 + skewed(n, 28, 3)] AS partner,
    CASE WHEN drawn(n, 29, 2) = 0 THEN (2017 + i * 8 // getvariable('articles'))::VARCHAR END AS period,
    ['level', 'change', 'to', 'from', NULL][1 + skewed(n, 30, 4)] AS form,
    CASE WHEN skewed(n, 23, 19) IN (0, 8) THEN ['imposed', 'raised', 'cut', 'suspended'][1 + drawn(n, 32, 8)] END AS effect,
    CASE WHEN drawn(n, 33, 5) = 0 THEN ['soybeans'] ELSE [] END AS goods, [] AS basis, 'body' AS part, 'lexer' AS rule,
    CASE WHEN drawn(n, 34, 20) = 0 THEN 'Company ' || skewed(n, 35, 3000) END AS subject
FROM (SELECT *, i * 10 + k AS n FROM made, range(10) AS t(k)) ORDER BY i;
INSERT INTO store.mention BY NAME
SELECT
    reading_id, text_id, article_id, day AS article_date, id('mention', n) AS mention_id, id('entity', e) AS entity_id,
    ['place', 'organisation', 'person'][1 + e % 3] AS kind,
    CASE e WHEN 2 THEN 'Donald Trump' WHEN 5 THEN 'Gina Raimondo' ELSE ['Place ', 'Organisation ', 'Person '][1 + e % 3] || e END AS canonical,
    ['US', 'CN', 'GB'][1 + e % 3] AS country, k * 10 AS start_char, k * 10 + 8 AS end_char, 'registry' AS rule, name_key(canonical) AS name_key
FROM (SELECT *, i * 20 + k AS n, skewed(i * 20 + k, 40, 60000) AS e FROM made, range(20) AS t(k)) ORDER BY i;
INSERT INTO store.entity BY NAME
SELECT entity_id, kind, canonical, country, true AS is_registered FROM store.mention GROUP BY ALL;
INSERT INTO store.quote BY NAME
SELECT
    reading_id, text_id, article_id, day AS article_date, id('quote', n) AS quote_id, k * 60 AS sentence_start, k * 60 + 60 AS sentence_end, k * 60 + 5 AS start_char,
    k * 60 + 50 AS end_char, 'direct' AS kind,
    CASE WHEN e = 2 THEN 'Donald Trump' WHEN e = 5 THEN 'Gina Raimondo' WHEN drawn(n, 51, 4) > 0 THEN 'Person ' || e END AS speaker,
    'person' AS speaker_kind, 'said' AS cue, CASE WHEN drawn(n, 52, 20) = 0 THEN 'Person ' || drawn(n, 53, 500) END AS addressee, 'cue' AS rule,
    name_key(speaker) AS name_key
FROM (SELECT *, i * 5 + k AS n, skewed(i * 5 + k, 50, 30000) AS e FROM made, range(5) AS t(k)) ORDER BY i;
INSERT INTO store.event BY NAME
SELECT
    reading_id, text_id, article_id, day AS article_date, id('event', n) AS event_id, 0 AS sentence_start, 100 AS sentence_end, 5 AS start_char, 50 AS end_char,
    ['tariff', 'talks', 'export_control', 'agreement', 'relief', 'purchase', 'sanction', 'dispute'][1 + skewed(n, 60, 7)] AS type,
    ['US', 'CN', 'EU'][1 + skewed(n, 61, 2)] AS actor, ['CN', 'US', NULL][1 + skewed(n, 62, 2)] AS target,
    ['threatened', 'announced', 'in_force', 'suspended', 'ended', 'held'][1 + skewed(n, 63, 5)] AS status,
    CASE WHEN drawn(n, 64, 3) = 0 THEN ['Section 301', 'IEEPA', 'Entity List'][1 + drawn(n, 65, 3)] END AS instrument, [] AS goods, [] AS participants,
    'act' AS rule
FROM (SELECT *, i * 3 + k AS n FROM made, range(3) AS t(k)) ORDER BY i;
INSERT INTO store.event_figure BY NAME
SELECT reading_id, day AS article_date, id('event', i * 3) AS event_id, id('figure', i * 10) AS figure_id, 'rate' AS role FROM made ORDER BY i;
CREATE OR REPLACE TEMP TABLE topic AS
SELECT unnest(range(16)) AS t, unnest(['tariffs', 'export_controls', 'semiconductors', 'agriculture', 'energy', 'rare_earths', 'investment', 'finance',
    'technology_firms', 'aviation', 'vehicles', 'shipping', 'travel', 'negotiations', 'supply_chains', 'trade_remedies']) AS topic;
INSERT INTO store.sentence_topic BY NAME
SELECT reading_id, text_id, article_id, day AS article_date, k * 60 AS start_char, k * 60 + 60 AS end_char, topic, [] AS terms
FROM (SELECT *, skewed(i * 6 + k, 70, 15) AS t FROM made, range(6) AS x(k)) INNER JOIN topic USING (t) ORDER BY i;
INSERT INTO store.article_topic BY NAME
SELECT DISTINCT ON (i, t) reading_id, text_id, article_id, day AS article_date, topic, [] AS terms
FROM (SELECT *, skewed(i * 6 + k, 70, 15) AS t FROM made, range(2) AS x(k)) INNER JOIN topic USING (t) ORDER BY i;

INSERT INTO store.feed_entry BY NAME
SELECT
    id('entry', n) AS entry_id, 'publisher' || p AS publisher, CASE k WHEN 0 THEN article_id ELSE id('other', i) END AS article_id,
    'source' || p AS source_id, 'http://publisher' || p || '.example/' || n AS address, 'http://publisher' || p || '.example/' || n AS canonical_address,
    'Headline ' || n AS title, sentence AS summary, day + INTERVAL 9 HOUR AS published_at, day AS published_date_utc, day AS entry_date,
    'en' AS language, k = 0 AS is_fetch_wanted, day + INTERVAL 9 HOUR AS first_seen_at
FROM (SELECT *, i * 2 + k AS n FROM made, range(2) AS t(k)) INNER JOIN sentence ON s = drawn(n, 80, 20000) ORDER BY n;
INSERT INTO store.entry_sighting BY NAME
SELECT id('sighting', e.address) AS sighting_id, entry_id, source_id, title, summary, published_at, first_seen_at AS seen_at
FROM store.feed_entry AS e;
INSERT INTO store.feed_poll BY NAME
SELECT id('poll', i * 100 + s) AS poll_id, 'source' || s AS source_id, DATE '2018-01-01' + (i * 29)::INTEGER + INTERVAL 1 HOUR AS polled_at,
    'new' AS outcome, 0.0 AS failures
FROM range(100) AS a(i), range(60) AS b(s);
INSERT INTO store.office BY NAME
SELECT id('entity', i * 3 + 2) AS entity_id, 'Person ' || (i * 3 + 2) AS canonical, 'Minister ' || i AS title, 'Ministry ' || i AS body, 'US' AS country,
    DATE '2018-01-01' AS from_date, NULL AS until_date, false AS is_shared
FROM range(600) AS t(i);
DROP MACRO drawn; DROP MACRO id; DROP MACRO skewed;
