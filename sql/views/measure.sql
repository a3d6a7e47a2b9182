-- measure: trade measures as chains of acts, with what holds today and how the news covers them. Grain: one chain.
CREATE OR REPLACE VIEW measure AS
WITH deciding AS (
    SELECT a.*
    FROM store.trade_action AS a
    WHERE a.state <> 'none' AND a.from_date <= current_date AND (a.until_date IS NULL OR current_date < a.until_date)
    QUALIFY row_number() OVER (
        PARTITION BY a.head_id ORDER BY a.from_date DESC, a.announced_date DESC, a.position DESC
    ) = 1
),
chain AS (
    SELECT
        a.head_id,
        count(*) AS acts,
        count(*) FILTER (a.is_verified) AS verified_acts,
        min(a.announced_date) AS announced_date,
        min(a.from_date) AS from_date,
        min(a.reviewed_date) AS reviewed_date,
        max(a.until_date) AS last_until_date
    FROM store.trade_action AS a
    GROUP BY a.head_id
),
news AS (
    SELECT
        c.head_id,
        count(DISTINCT c.article_id) AS articles,
        count(DISTINCT c.article_id) FILTER (c.contradiction IS NOT NULL) AS contradicting_articles,
        min(c.stored_at) AS first_seen_at
    FROM action_coverage AS c
    GROUP BY c.head_id
)
SELECT
    h.measure_id,
    h.title,
    h.imposer,
    h.targets,
    h.kind,
    h.instrument,
    h.body,
    h.goods,
    CASE
        WHEN k.last_until_date BETWEEN k.reviewed_date + 1 AND current_date AND d.from_date <= k.reviewed_date
            AND d.state <> 'ended' THEN 'unconfirmed'
        WHEN d.state IS NOT NULL THEN d.state
        WHEN k.from_date IS NULL THEN 'never_in_force'
        WHEN k.from_date > current_date THEN 'pending'
        ELSE 'expired'
    END AS state,
    d.rate,
    d.rate_unit,
    d.measure_id AS deciding_id,
    d.since_date AS state_from_date,
    d.until_date AS state_until_date,
    d.is_verified,
    k.reviewed_date,
    k.announced_date,
    k.from_date,
    k.acts,
    k.verified_acts,
    coalesce(n.articles, 0) AS articles,
    coalesce(n.contradicting_articles, 0) AS contradicting_articles,
    n.first_seen_at
FROM store.trade_action AS h
INNER JOIN chain AS k ON k.head_id = h.measure_id
LEFT JOIN deciding AS d ON d.head_id = h.measure_id
LEFT JOIN news AS n ON n.head_id = h.measure_id
WHERE h.measure_id = h.head_id;

COMMENT ON VIEW measure IS 'Trade measures of both sides, each a chain of official acts, with what holds today. See in_force(day, imposer, target), measure_history(measure_id), expiring(days). Grain: one chain.';
COMMENT ON COLUMN measure.measure_id IS 'The act at the head of the chain.';
COMMENT ON COLUMN measure.title IS 'What it is, in a few words.';
COMMENT ON COLUMN measure.imposer IS 'ISO code of the side that acts.';
COMMENT ON COLUMN measure.targets IS 'ISO codes of the sides acted on; *: every country.';
COMMENT ON COLUMN measure.kind IS 'Kind of measure.';
COMMENT ON COLUMN measure.instrument IS 'Legal ground or list.';
COMMENT ON COLUMN measure.body IS 'Body that issued it.';
COMMENT ON COLUMN measure.goods IS 'Goods in words.';
COMMENT ON COLUMN measure.state IS 'Today: in_force, suspended, ended, expired, pending (takes effect later), never_in_force; unconfirmed: a part of it lapsed after reviewed_date, and whether it was extended is not known.';
COMMENT ON COLUMN measure.rate IS 'Rate or amount today; NULL: none.';
COMMENT ON COLUMN measure.rate_unit IS 'percent, or words; NULL: nothing decides today.';
COMMENT ON COLUMN measure.deciding_id IS 'The act that decides today; NULL: none.';
COMMENT ON COLUMN measure.state_from_date IS 'Since when; NULL: nothing decides today.';
COMMENT ON COLUMN measure.state_until_date IS 'First day on which it no longer holds; NULL: open.';
COMMENT ON COLUMN measure.is_verified IS 'Whether the deciding act is verified; NULL: nothing decides today.';
COMMENT ON COLUMN measure.reviewed_date IS 'Changes after this day were not looked for.';
COMMENT ON COLUMN measure.announced_date IS 'First announcement.';
COMMENT ON COLUMN measure.from_date IS 'First day of effect; NULL: never.';
COMMENT ON COLUMN measure.acts IS 'Official acts in the chain.';
COMMENT ON COLUMN measure.verified_acts IS 'How many of them are verified.';
COMMENT ON COLUMN measure.articles IS 'Articles that tell one of its acts.';
COMMENT ON COLUMN measure.contradicting_articles IS 'How many of them contradict the official text.';
COMMENT ON COLUMN measure.first_seen_at IS 'When we first stored one of them: ours, no more; NULL: none.';
