-- Months of `touched`: who spoke on what to whom, what holders of each office said, and both sides' statements on actions and acts.
CREATE OR REPLACE TEMP TABLE said AS
SELECT
    r.month, r.article_date, r.article_id, r.text_id, r.story_id, r.reading_id, q.quote_id, q.start_char, q.end_char, q.said_on, q.kind <> 'indirect' AS is_direct,
    q.speaker, q.speaker_kind, q.addressee
FROM scope_quote AS q
INNER JOIN scope_reading AS r USING (reading_id)
WHERE r.month IN (FROM touched_month);

CREATE OR REPLACE TEMP TABLE said_about AS
SELECT s.quote_id, s.reading_id, t.topic
FROM said AS s
INNER JOIN (FROM store.sentence_topic SEMI JOIN scope_reading USING (reading_id) WHERE article_date IN (FROM month_day)) AS t
    ON t.reading_id = s.reading_id AND t.start_char <= s.start_char AND t.end_char > s.start_char;

CREATE OR REPLACE TEMP TABLE held AS
SELECT s.speaker, s.article_date, o.title, o.body, o.country, o.from_date
FROM (SELECT DISTINCT speaker, article_date FROM said) AS s
INNER JOIN store.office AS o
    ON o.canonical = s.speaker AND s.article_date >= o.from_date AND (o.until_date IS NULL OR s.article_date < o.until_date);

DELETE FROM store.speaker_count WHERE month IN (FROM touched_month);
INSERT INTO store.speaker_count BY NAME
WITH titled AS (
    SELECT speaker, article_date, string_agg(title, '; ' ORDER BY from_date DESC, title) AS offices FROM held GROUP BY ALL
)
SELECT
    s.month, s.speaker, name_key(s.speaker) AS name_key,
    any_value(s.speaker_kind) AS speaker_kind,
    arg_max(h.offices, s.article_date) AS offices,
    a.topic, s.addressee,
    count(DISTINCT s.quote_id) AS quotes,
    count(DISTINCT s.quote_id) FILTER (WHERE s.is_direct) AS direct_quotes,
    count(DISTINCT s.article_id) AS articles,
    count(DISTINCT s.story_id) AS stories
FROM said AS s
LEFT JOIN titled AS h USING (speaker, article_date)
LEFT JOIN said_about AS a ON a.quote_id = s.quote_id AND a.reading_id = s.reading_id
GROUP BY s.month, s.speaker, a.topic, s.addressee
ORDER BY s.month;

DELETE FROM store.office_count WHERE month IN (FROM touched_month);
INSERT INTO store.office_count BY NAME
SELECT
    s.month, h.title, h.body, h.country, a.topic,
    list(DISTINCT s.speaker ORDER BY s.speaker) AS speakers,
    count(DISTINCT s.quote_id) AS quotes,
    count(DISTINCT s.quote_id) FILTER (WHERE s.is_direct) AS direct_quotes,
    count(DISTINCT s.article_id) AS articles,
    count(DISTINCT s.story_id) AS stories
FROM said AS s
INNER JOIN held AS h USING (speaker, article_date)
LEFT JOIN said_about AS a ON a.quote_id = s.quote_id AND a.reading_id = s.reading_id
GROUP BY ALL
ORDER BY s.month;

-- A side speaks through holders of public offices, public bodies, and places that stand for a government.
DELETE FROM store.side_statement WHERE month IN (FROM touched_month);
INSERT INTO store.side_statement BY NAME
WITH public_body AS (
    SELECT canonical, country FROM store.body
    WHERE kind IN ('agency', 'ministry', 'party', 'legislature', 'central_bank', 'military')
),
side AS (
    SELECT DISTINCT s.quote_id, s.reading_id, coalesce(b.country, o.country, p.stands_for) AS country
    FROM said AS s
    LEFT JOIN public_body AS b ON b.canonical = s.speaker
    LEFT JOIN (SELECT speaker, article_date, min(h.country) AS country FROM held AS h INNER JOIN public_body AS u ON u.canonical = h.body GROUP BY ALL) AS o
        ON o.speaker = s.speaker AND o.article_date = s.article_date
    LEFT JOIN (SELECT canonical, min(stands_for) AS stands_for FROM store.place GROUP BY canonical) AS p ON p.canonical = s.speaker
),
action AS (
    SELECT DISTINCT e.reading_id, e.type, e.actor, e.target, e.instrument
    FROM scope_event AS e
    SEMI JOIN scope_reading AS r ON r.reading_id = e.reading_id
    WHERE (e.actor = 'US' AND e.target = 'CN') OR (e.actor = 'CN' AND e.target = 'US')
)
SELECT
    s.month, e.type, e.actor, e.target, e.instrument, d.country AS side,
    min(s.article_date) AS first_date,
    arg_min(s.quote_id, (s.article_date, s.article_id, s.start_char)) AS first_quote_id,
    arg_min(s.speaker, (s.article_date, s.article_id, s.start_char)) AS first_speaker,
    count(DISTINCT s.quote_id) AS quotes,
    count(DISTINCT s.article_id) AS articles,
    count(DISTINCT s.story_id) AS stories
FROM said AS s
INNER JOIN side AS d ON d.quote_id = s.quote_id AND d.reading_id = s.reading_id
INNER JOIN action AS e ON e.reading_id = s.reading_id
WHERE d.country IN ('US', 'CN')
GROUP BY ALL
ORDER BY s.month;

-- A statement on an act is a quote within 1,000 characters of the words that tell it, by a person, body or state of that side.
DELETE FROM store.measure_statement WHERE month IN (FROM touched_month);
INSERT INTO store.measure_statement BY NAME
WITH side AS (
    SELECT p.canonical, p.country FROM store.person AS p
    UNION
    SELECT b.canonical, b.country FROM store.body AS b
    UNION
    SELECT l.canonical, coalesce(l.stands_for, l.country) AS country FROM store.place AS l
),
near AS (
    SELECT DISTINCT
        s.month, c.head_id, d.country AS side, s.quote_id, s.speaker, s.text_id, s.article_date, s.start_char, s.end_char,
        coalesce(try_cast(s.said_on AS DATE), s.article_date) AS said_date
    FROM said AS s
    INNER JOIN (FROM store.action_told WHERE measure_id IS NOT NULL AND article_date IN (FROM month_day)) AS c
        ON c.text_id = s.text_id AND abs(s.start_char - c.start_char) <= 1000
    INNER JOIN side AS d ON d.canonical = s.speaker AND d.country IN ('US', 'CN')
)
SELECT
    month, head_id, side,
    min(said_date) AS first_date,
    arg_min(quote_id, (said_date, quote_id)) AS first_quote_id,
    arg_min(speaker, (said_date, quote_id)) AS first_speaker,
    arg_min(text_id, (said_date, quote_id)) AS first_text_id,
    arg_min(article_date, (said_date, quote_id)) AS first_article_date,
    arg_min(start_char, (said_date, quote_id)) AS first_start_char,
    arg_min(end_char, (said_date, quote_id)) AS first_end_char,
    count(DISTINCT quote_id) AS quotes
FROM near
GROUP BY ALL
ORDER BY month;
