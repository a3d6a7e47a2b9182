-- event: one trade action as one article tells it, with its figures. Grain: one action and target in one article.
CREATE OR REPLACE VIEW event AS
SELECT
    e.event_id,
    e.article_id,
    e.text_id,
    e.article_date,
    a.publisher,
    e.type,
    e.actor,
    e.target,
    e.status,
    e.date,
    e.effective_from,
    e.effective_until,
    e.instrument,
    e.goods,
    e.participants,
    e.claimed_by,
    e.is_denied,
    (
        SELECT list({'figure_id': x.figure_id, 'role': x.role} ORDER BY x.role, x.figure_id)
        FROM store.event_figure AS x
        WHERE x.reading_id = e.reading_id AND x.article_date = e.article_date AND x.event_id = e.event_id
    ) AS figures,
    e.rule,
    substring(t.content, e.start_char + 1, e.end_char - e.start_char) AS event_text,
    substring(t.content, e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence,
    e.start_char,
    e.end_char,
    r.stored_at,
    e.corrections,
    coalesce(p.by_rule[e.rule], p.by_measure[e.type]).precision AS precision,
    coalesce(p.by_rule[e.rule], p.by_measure[e.type]).precision_full AS precision_full,
    CASE
        WHEN map_contains(p.by_rule, e.rule) THEN 'rule'
        WHEN map_contains(p.by_measure, e.type) THEN 'type'
    END AS precision_basis
FROM corrected_event AS e
INNER JOIN store.reading AS r ON r.reading_id = e.reading_id AND r.article_date = e.article_date AND r.is_current
INNER JOIN store.text AS t ON t.text_id = e.text_id AND t.article_date = e.article_date AND t.is_current
INNER JOIN store.article AS a ON a.article_id = e.article_id
LEFT JOIN (FROM fact_precision WHERE kind = 'event') AS p ON true;

COMMENT ON VIEW event IS 'One trade action as one article tells it; the same action stands in many articles. Grain: one action and target in one article.';
COMMENT ON COLUMN event.event_id IS 'Made from article, text content, span, type, actor and target: survives re-reading, can be cited.';
COMMENT ON COLUMN event.article_id IS 'The article it stands in.';
COMMENT ON COLUMN event.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN event.article_date IS 'Day of the article, UTC. Group by this.';
COMMENT ON COLUMN event.publisher IS 'Who published the article.';
COMMENT ON COLUMN event.type IS 'Kind of action, from the closed list of docs/annotation.md.';
COMMENT ON COLUMN event.actor IS 'ISO code of the acting state, or canonical name; NULL: not told.';
COMMENT ON COLUMN event.target IS 'ISO code of the state acted on, or canonical name; NULL: all, or not told.';
COMMENT ON COLUMN event.status IS 'threatened, proposed, announced, in_force, suspended, ended, planned, held or failed.';
COMMENT ON COLUMN event.date IS 'ISO date or interval of the action; NULL: untold. Never an expiry.';
COMMENT ON COLUMN event.effective_from IS 'ISO date when it takes effect; NULL: untold.';
COMMENT ON COLUMN event.effective_until IS 'ISO date when it ends; NULL: untold.';
COMMENT ON COLUMN event.instrument IS 'Legal ground or list; NULL: untold.';
COMMENT ON COLUMN event.goods IS 'Goods or sectors it covers; empty: all, or none told.';
COMMENT ON COLUMN event.participants IS 'Canonical names, for talks.';
COMMENT ON COLUMN event.claimed_by IS 'Who alone says so; NULL: stated as fact.';
COMMENT ON COLUMN event.is_denied IS 'True: another side denies it; NULL: not told.';
COMMENT ON COLUMN event.figures IS 'Figures that belong to it: figure_id and role (rate, covered_value, count, commitment, cost); NULL: none.';
COMMENT ON COLUMN event.rule IS 'Which rule read it.';
COMMENT ON COLUMN event.event_text IS 'The words that state it.';
COMMENT ON COLUMN event.sentence IS 'The sentence it starts in.';
COMMENT ON COLUMN event.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN event.end_char IS 'Code point after the last one.';
COMMENT ON COLUMN event.stored_at IS 'When this reading was stored.';
COMMENT ON COLUMN event.corrections IS 'What people mended: field, value, value_read, made_by, made_at, why; NULL: as read. Voided facts are left out.';
COMMENT ON COLUMN event.precision IS 'Share of such facts in which type, actor and target are right, 0 to 1, measured on labelled texts and audits (view quality): of its rule, below 20 cases of its type, below 20 again NULL.';
COMMENT ON COLUMN event.precision_full IS 'The same with status right as well; NULL: below 20 cases.';
COMMENT ON COLUMN event.precision_basis IS 'rule or type: whose precision it is; NULL: neither has 20 cases.';
