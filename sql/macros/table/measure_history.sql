-- measure_history: the life of a measure, what official texts say and what the news said apart. Grain: one step of one act by one side of the evidence.
CREATE OR REPLACE MACRO measure_history(wanted_id) AS TABLE
WITH chain AS (
    SELECT a.measure_id, a.title, a.document
    FROM store.trade_action AS a
    WHERE a.head_id IN (SELECT w.head_id FROM store.trade_action AS w WHERE w.measure_id = wanted_id)
)
SELECT
    s.step_date AS on_date,
    s.step,
    'official' AS told_by,
    c.measure_id,
    c.title,
    s.rate,
    c.document,
    s.address,
    NULL::BIGINT AS articles,
    NULL::TIMESTAMPTZ AS first_seen_at,
    s.is_verified,
    s.notes
FROM store.action_step AS s
INNER JOIN chain AS c USING (measure_id)
UNION ALL
SELECT
    min(n.article_date) AS on_date,
    n.step,
    'news' AS told_by,
    c.measure_id,
    c.title,
    NULL AS rate,
    NULL AS document,
    arg_min(n.address, n.article_date) AS address,
    count(DISTINCT n.article_id) AS articles,
    min(n.stored_at) AS first_seen_at,
    NULL AS is_verified,
    string_agg(DISTINCT n.contradiction, '; ') AS notes
FROM action_coverage AS n
INNER JOIN chain AS c USING (measure_id)
GROUP BY n.step, c.measure_id, c.title
ORDER BY on_date, told_by DESC, measure_id;

COMMENT ON MACRO TABLE measure_history IS 'measure_history(measure_id): every step of the chain that the act belongs to. told_by official: date and address of the official text; news: day and address of the first article that tells it, how many do, when we first stored one (first_seen_at), and in notes what contradicts the official text. Grain: one step of one act by one side of the evidence. Example: FROM measure_history(''us-301-list1'');';
