-- trend_measure_statements: what both sides said first about a measure, and how far apart. Grain: one chain of acts.
-- A statement is a quote within 1,000 characters of the words that tell the measure, by a person, body or state of that side.
CREATE OR REPLACE VIEW trend_measure_statements AS
WITH firsts AS (
    SELECT
        head_id, side,
        min(first_date) AS first_date,
        arg_min(first_speaker, (first_date, first_quote_id)) AS speaker,
        arg_min(first_text_id, (first_date, first_quote_id)) AS text_id,
        arg_min(first_article_date, (first_date, first_quote_id)) AS article_date,
        arg_min(first_start_char, (first_date, first_quote_id)) AS start_char,
        arg_min(first_end_char, (first_date, first_quote_id)) AS end_char,
        sum(quotes) AS quotes
    FROM store.measure_statement
    GROUP BY head_id, side
),
worded AS (
    SELECT f.*, substring(t.content, f.start_char + 1, f.end_char - f.start_char) AS quote_text
    FROM firsts AS f
    INNER JOIN store.text AS t ON t.text_id = f.text_id AND t.article_date = f.article_date
),
sides AS (
    SELECT
        d.head_id,
        min(d.first_date) FILTER (d.side = 'US') AS us_date,
        any_value(d.speaker) FILTER (d.side = 'US') AS us_speaker,
        any_value(d.quote_text) FILTER (d.side = 'US') AS us_quote,
        coalesce(sum(d.quotes) FILTER (d.side = 'US'), 0)::BIGINT AS us_quotes,
        min(d.first_date) FILTER (d.side = 'CN') AS cn_date,
        any_value(d.speaker) FILTER (d.side = 'CN') AS cn_speaker,
        any_value(d.quote_text) FILTER (d.side = 'CN') AS cn_quote,
        coalesce(sum(d.quotes) FILTER (d.side = 'CN'), 0)::BIGINT AS cn_quotes
    FROM worded AS d
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
FROM sides AS f
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
