-- action_coverage: what the news tells of which official act, and where it contradicts the official text. Grain: one event of the news.
-- Which act an event tells is decided when its article is stored (sql/queries/keep_actions.sql).
CREATE OR REPLACE VIEW action_coverage AS
SELECT
    b.event_id,
    b.measure_id,
    b.head_id,
    b.points,
    b.article_id,
    b.text_id,
    b.start_char,
    b.article_date,
    b.publisher,
    a.canonical_address AS address,
    b.type,
    b.actor,
    b.target,
    b.status,
    b.step,
    b.told_date,
    b.rates AS told_rates,
    m.rate AS official_rate,
    m.from_date AS official_from_date,
    m.until_date AS official_until_date,
    -- What the official text denies. NULL: nothing.
    CASE
        WHEN b.status = 'in_force' AND m.from_date IS NULL
            THEN 'told as in force; by the official text it never took effect'
        WHEN b.status = 'in_force' AND b.told_date IS NULL AND m.state = 'in_force' AND b.article_date < m.announced_date - 2
            THEN 'told as in force on ' || b.article_date || '; by the official text announced on ' || m.announced_date
        WHEN b.status = 'ended' AND m.state = 'in_force' AND NOT EXISTS (
            SELECT 1 FROM store.trade_action AS o
            WHERE o.head_id = b.head_id AND o.state IN ('ended', 'suspended') AND o.announced_date <= b.article_date + 1
        ) AND (m.until_date IS NULL OR m.until_date > b.article_date)
            THEN 'told as ended; by the official text in force'
        WHEN b.status IN ('in_force', 'announced') AND len(b.rates) > 0 AND m.rate IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM store.trade_action AS o
            WHERE o.head_id = b.head_id AND list_has_any(b.rates, list_append(coalesce(o.other_rates, []), o.rate))
        )
            THEN 'told with ' || array_to_string(b.rates, ', ') || ' percent; official text: ' || m.rate
        WHEN b.points >= 4 AND b.told_effect <> m.from_date AND abs(date_diff('day', b.told_effect, m.from_date)) <= 60
            THEN 'told with effect on ' || b.told_effect || '; official text: from ' || m.from_date
    END AS contradiction,
    substring(t.content, b.sentence_start + 1, b.sentence_end - b.sentence_start) AS sentence,
    b.stored_at
FROM store.action_told AS b
INNER JOIN store.trade_action AS m ON m.measure_id = b.measure_id
INNER JOIN store.article AS a ON a.article_id = b.article_id
INNER JOIN store.text AS t ON t.text_id = b.text_id AND t.article_date = b.article_date;

COMMENT ON VIEW action_coverage IS 'Which official act an event of the news tells, what it says apart from the official text, and what contradicts it. Events that match none: action_candidate. Grain: one event of the news.';
COMMENT ON COLUMN action_coverage.event_id IS 'The event.';
COMMENT ON COLUMN action_coverage.measure_id IS 'The act that it tells.';
COMMENT ON COLUMN action_coverage.head_id IS 'The head of its chain.';
COMMENT ON COLUMN action_coverage.points IS 'How much agrees: day, rate, instrument, goods; at least 3.';
COMMENT ON COLUMN action_coverage.article_id IS 'The article.';
COMMENT ON COLUMN action_coverage.text_id IS 'The text it stands in.';
COMMENT ON COLUMN action_coverage.start_char IS 'Where the event starts in the text.';
COMMENT ON COLUMN action_coverage.article_date IS 'Day of the article, UTC.';
COMMENT ON COLUMN action_coverage.publisher IS 'Who published it.';
COMMENT ON COLUMN action_coverage.address IS 'Address of the article.';
COMMENT ON COLUMN action_coverage.type IS 'Type of the event.';
COMMENT ON COLUMN action_coverage.actor IS 'Who acts, as the article tells it.';
COMMENT ON COLUMN action_coverage.target IS 'On whom; NULL: all, or not told.';
COMMENT ON COLUMN action_coverage.status IS 'Status of the event.';
COMMENT ON COLUMN action_coverage.step IS 'The status as a step of the ledger.';
COMMENT ON COLUMN action_coverage.told_date IS 'Day that the article gives the action; NULL: none.';
COMMENT ON COLUMN action_coverage.told_rates IS 'Rates in percent that the article gives it; empty: none.';
COMMENT ON COLUMN action_coverage.official_rate IS 'Rate by the official text; NULL: none.';
COMMENT ON COLUMN action_coverage.official_from_date IS 'First day by the official text; NULL: never took effect.';
COMMENT ON COLUMN action_coverage.official_until_date IS 'First day on which it no longer holds; NULL: open.';
COMMENT ON COLUMN action_coverage.contradiction IS 'What the official text denies, in words; NULL: nothing.';
COMMENT ON COLUMN action_coverage.sentence IS 'The sentence.';
COMMENT ON COLUMN action_coverage.stored_at IS 'When we first stored the text.';
