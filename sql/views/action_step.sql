-- action_step: the steps of each act, what the official text says and what the news said side by side. Grain: one act, step and official date.
CREATE OR REPLACE VIEW action_step AS
WITH news AS (
    SELECT
        c.measure_id,
        c.head_id,
        c.step,
        min(c.article_date) AS first_article_date,
        max(c.article_date) AS last_article_date,
        arg_min(c.address, (c.article_date, c.stored_at, c.address)) AS first_address,
        count(DISTINCT c.article_id) AS articles,
        count(DISTINCT c.article_id) FILTER (c.contradiction IS NOT NULL) AS contradicting_articles,
        min(c.stored_at) AS first_seen_at
    FROM action_coverage AS c
    GROUP BY c.measure_id, c.head_id, c.step
)
SELECT
    coalesce(s.measure_id, n.measure_id) AS measure_id,
    coalesce(s.head_id, n.head_id) AS head_id,
    coalesce(s.step, n.step) AS step,
    s.step_date AS official_date,
    s.rate AS official_rate,
    s.address AS official_address,
    s.is_verified,
    s.notes,
    n.first_article_date,
    n.last_article_date,
    n.first_address,
    coalesce(n.articles, 0) AS articles,
    coalesce(n.contradicting_articles, 0) AS contradicting_articles,
    n.first_seen_at
FROM store.action_step AS s
FULL JOIN news AS n ON n.measure_id = s.measure_id AND n.step = s.step;

COMMENT ON VIEW action_step IS 'Steps of each act: threatened, proposed, announced, in_force, delayed, suspended, extended, expired, struck_down, ended, failed, denied. official_*: what the official text says; articles and the rest: what the news said. Grain: one act, step and official date.';
COMMENT ON COLUMN action_step.measure_id IS 'The act.';
COMMENT ON COLUMN action_step.head_id IS 'The head of its chain.';
COMMENT ON COLUMN action_step.step IS 'The step.';
COMMENT ON COLUMN action_step.official_date IS 'Day by the official text; NULL: only the news tells this step.';
COMMENT ON COLUMN action_step.official_rate IS 'Rate from that day; NULL: none.';
COMMENT ON COLUMN action_step.official_address IS 'Where it was read; NULL: unverified, or only the news tells it.';
COMMENT ON COLUMN action_step.is_verified IS 'Whether the act is verified; NULL: only the news tells this step.';
COMMENT ON COLUMN action_step.notes IS 'What else is to be known; NULL: nothing.';
COMMENT ON COLUMN action_step.first_article_date IS 'Day of the first article that tells it; NULL: none does.';
COMMENT ON COLUMN action_step.last_article_date IS 'Day of the last such article; NULL: none.';
COMMENT ON COLUMN action_step.first_address IS 'Address of the first such article; NULL: none.';
COMMENT ON COLUMN action_step.articles IS 'How many articles tell it.';
COMMENT ON COLUMN action_step.contradicting_articles IS 'How many of them contradict the official text.';
COMMENT ON COLUMN action_step.first_seen_at IS 'When we first stored one of them: ours, no more; NULL: none.';
