-- trend_measure_statements: what both sides said first about a measure, and how far apart. Grain: one chain of acts.
-- A statement is a quote within 1,000 characters of the words that tell the measure, by a person, body or state of that side.
CREATE OR REPLACE VIEW trend_measure_statements AS
WITH side AS (
    SELECT p.canonical, p.country FROM store.person AS p
    UNION
    SELECT b.canonical, b.country FROM store.body AS b
    UNION
    SELECT l.canonical, coalesce(l.stands_for, l.country) AS country FROM store.place AS l
),
said AS (
    SELECT
        c.head_id,
        s.country,
        q.speaker,
        coalesce(try_cast(q.said_on AS DATE), c.article_date) AS said_date,
        q.quote_text,
        q.article_id,
        q.quote_id
    FROM action_coverage AS c
    INNER JOIN quote AS q ON q.text_id = c.text_id AND abs(q.start_char - c.start_char) <= 1000
    INNER JOIN side AS s ON s.canonical = q.speaker AND s.country IN ('US', 'CN')
),
firsts AS (
    SELECT
        d.head_id,
        min(d.said_date) FILTER (d.country = 'US') AS us_date,
        arg_min(d.speaker, (d.said_date, d.quote_id)) FILTER (d.country = 'US') AS us_speaker,
        arg_min(d.quote_text, (d.said_date, d.quote_id)) FILTER (d.country = 'US') AS us_quote,
        count(DISTINCT d.quote_id) FILTER (d.country = 'US') AS us_quotes,
        min(d.said_date) FILTER (d.country = 'CN') AS cn_date,
        arg_min(d.speaker, (d.said_date, d.quote_id)) FILTER (d.country = 'CN') AS cn_speaker,
        arg_min(d.quote_text, (d.said_date, d.quote_id)) FILTER (d.country = 'CN') AS cn_quote,
        count(DISTINCT d.quote_id) FILTER (d.country = 'CN') AS cn_quotes
    FROM said AS d
    GROUP BY d.head_id
)
SELECT
    a.measure_id,
    a.title,
    a.imposer,
    a.announced_date,
    f.us_date,
    f.us_speaker,
    f.us_quote,
    f.us_quotes,
    f.cn_date,
    f.cn_speaker,
    f.cn_quote,
    f.cn_quotes,
    CASE
        WHEN a.imposer = 'US' THEN date_diff('day', f.us_date, f.cn_date)
        ELSE date_diff('day', f.cn_date, f.us_date)
    END AS days_to_answer
FROM firsts AS f
INNER JOIN store.trade_action AS a ON a.measure_id = f.head_id
ORDER BY a.announced_date, a.measure_id;

COMMENT ON VIEW trend_measure_statements IS 'The first statement of each side on a measure in the articles that tell it, and the days between. Quotes near the words that tell it; their subject is not checked further. Grain: one chain of acts.';
COMMENT ON COLUMN trend_measure_statements.measure_id IS 'The head of the chain.';
COMMENT ON COLUMN trend_measure_statements.title IS 'What it is.';
COMMENT ON COLUMN trend_measure_statements.imposer IS 'ISO code of the side that acts.';
COMMENT ON COLUMN trend_measure_statements.announced_date IS 'Day of announcement of the head.';
COMMENT ON COLUMN trend_measure_statements.us_date IS 'Day of the first American statement: as told, else of the article; NULL: none.';
COMMENT ON COLUMN trend_measure_statements.us_speaker IS 'Who; NULL: none.';
COMMENT ON COLUMN trend_measure_statements.us_quote IS 'What; NULL: none.';
COMMENT ON COLUMN trend_measure_statements.us_quotes IS 'How many American statements.';
COMMENT ON COLUMN trend_measure_statements.cn_date IS 'Day of the first Chinese statement: as told, else of the article; NULL: none.';
COMMENT ON COLUMN trend_measure_statements.cn_speaker IS 'Who; NULL: none.';
COMMENT ON COLUMN trend_measure_statements.cn_quote IS 'What; NULL: none.';
COMMENT ON COLUMN trend_measure_statements.cn_quotes IS 'How many Chinese statements.';
COMMENT ON COLUMN trend_measure_statements.days_to_answer IS 'From the first statement of the side that acts to the first of the other; negative: the other spoke first; NULL: one is silent.';
