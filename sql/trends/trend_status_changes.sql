-- trend_status_changes: how measures moved: threatened, proposed, announced, in force, suspended, ended. Grain: one change of one chain of acts on one day.
-- Of the steps of one act on one day the furthest is told. Dates and rates are those of official texts; the news stands beside.
CREATE OR REPLACE VIEW trend_status_changes AS
WITH ranked AS (
    SELECT
        s.*,
        a.title AS act_title,
        a.rate_unit,
        a.document,
        a.address,
        a.reviewed_date,
        list_position(
            [
                'threatened', 'proposed', 'announced', 'delayed', 'in_force', 'extended', 'suspended', 'expired', 'failed', 'denied', 'struck_down',
                'ended'
            ],
            s.step
        ) AS rank
    FROM action_step AS s
    INNER JOIN trade_action AS a USING (measure_id)
    WHERE s.official_date IS NOT NULL AND a.is_verified
    QUALIFY row_number() OVER (PARTITION BY a.head_id, s.measure_id, s.official_date ORDER BY rank DESC NULLS LAST, s.step) = 1
),
moved AS (
    SELECT
        *,
        lag(step) OVER (PARTITION BY measure_id ORDER BY official_date, rank) AS act_before,
        -- What held before in the chain: a plan to change it takes nothing away.
        last_value(CASE WHEN step IN ('in_force', 'extended', 'suspended', 'expired', 'struck_down', 'ended') THEN step END IGNORE NULLS)
            OVER past AS chain_before,
        last_value(official_rate IGNORE NULLS) OVER past AS chain_rate,
        last_value(CASE WHEN official_rate IS NOT NULL THEN rate_unit END IGNORE NULLS) OVER past AS chain_unit
    FROM ranked
    WINDOW past AS (PARTITION BY head_id ORDER BY official_date, rank, measure_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
told AS (
    SELECT
        *,
        CASE
            WHEN step IN ('suspended', 'expired', 'struck_down', 'ended') THEN coalesce(chain_before, act_before)
            WHEN step IN ('in_force', 'extended') THEN coalesce(act_before, chain_before)
            ELSE act_before
        END AS step_before,
        CASE WHEN step IN ('in_force', 'extended', 'suspended', 'expired', 'struck_down', 'ended') THEN chain_rate END AS rate_before
    FROM moved
)
SELECT
    m.official_date AS change_date,
    h.imposer,
    h.title,
    m.step_before,
    m.step,
    m.rate_before,
    m.official_rate AS rate,
    CASE WHEN m.official_rate IS NOT NULL THEN m.rate_unit WHEN m.rate_before IS NOT NULL THEN m.chain_unit END AS rate_unit,
    h.targets,
    h.kind,
    -- A lapse that a text foretold holds only if nobody extended it since: no text after the review was read.
    m.official_date <= m.reviewed_date AS is_confirmed,
    m.act_title,
    m.document,
    coalesce(m.official_address, m.address) AS address,
    m.articles,
    m.first_article_date,
    m.first_address AS first_article_address,
    m.measure_id,
    m.head_id
FROM told AS m
INNER JOIN trade_action AS h ON h.measure_id = m.head_id
WHERE m.step IS DISTINCT FROM m.step_before OR m.official_rate IS DISTINCT FROM m.rate_before
ORDER BY change_date DESC, h.imposer, h.title, m.measure_id;

COMMENT ON VIEW trend_status_changes IS 'How measures moved: threatened, proposed, announced, in force, suspended, ended, by official texts, with the rate before and after and how many articles told it. Also what is fixed for the future. Grain: one change of one chain of acts on one day. Example: FROM trend_status_changes WHERE list_contains(targets, ''CN'') AND change_date <= current_date LIMIT 20;';
COMMENT ON COLUMN trend_status_changes.change_date IS 'Day by the official text; a later day than today is one that a text fixes.';
COMMENT ON COLUMN trend_status_changes.title IS 'The measure: title of the head of its chain.';
COMMENT ON COLUMN trend_status_changes.imposer IS 'ISO code of the side that acts.';
COMMENT ON COLUMN trend_status_changes.targets IS 'ISO codes of the sides that it reaches; *: all.';
COMMENT ON COLUMN trend_status_changes.kind IS 'tariff, export_control, ...';
COMMENT ON COLUMN trend_status_changes.step_before IS 'Step before: of the same act, or what held in the chain before; NULL: the first one known.';
COMMENT ON COLUMN trend_status_changes.step IS 'threatened, proposed, announced, delayed, in_force, extended, suspended, expired, failed, denied, struck_down or ended.';
COMMENT ON COLUMN trend_status_changes.rate_before IS 'Last rate of the chain before, in rate_unit; NULL: none, or only a plan.';
COMMENT ON COLUMN trend_status_changes.rate IS 'Rate from that day, in rate_unit; NULL: none, or unchanged by this step.';
COMMENT ON COLUMN trend_status_changes.rate_unit IS 'percent, or as the document has it; NULL: no rate.';
COMMENT ON COLUMN trend_status_changes.is_confirmed IS 'False: the day lies after the last review of the ledger: foretold by a text, not confirmed by one. NULL: not known when it was reviewed.';
COMMENT ON COLUMN trend_status_changes.act_title IS 'Title of the act that changed it.';
COMMENT ON COLUMN trend_status_changes.document IS 'The act''s document; NULL: not told.';
COMMENT ON COLUMN trend_status_changes.address IS 'Where the official text is; NULL: not told.';
COMMENT ON COLUMN trend_status_changes.articles IS 'Articles that told that step of that act.';
COMMENT ON COLUMN trend_status_changes.first_article_date IS 'Day of the first of them; NULL: none.';
COMMENT ON COLUMN trend_status_changes.first_article_address IS 'Its address; NULL: none.';
COMMENT ON COLUMN trend_status_changes.measure_id IS 'The act.';
COMMENT ON COLUMN trend_status_changes.head_id IS 'The head of its chain.';
