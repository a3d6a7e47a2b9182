-- disagreement: claims on the same thing with different values: who says what, and what may explain it. Grain: two values said of one thing.
-- Only claims that tell their period are compared; things with more than twelve values are lists, not disagreements.
CREATE OR REPLACE VIEW disagreement AS
SELECT
    a.measure, a.form, a.effect, a.modality, a.unit, a.per, a.direction, a.economy, a.partner, a.goods, a.subject, a.period, a.instrument,
    a.value AS lower_value, b.value AS higher_value,
    b.value / nullif(a.value, 0) - 1 AS difference,
    a.speakers AS lower_speakers, b.speakers AS higher_speakers,
    a.stories AS lower_stories, b.stories AS higher_stories,
    least(a.first_date, b.first_date) AS first_date,
    CASE
        WHEN a.scopes <> b.scopes THEN 'scope'
        WHEN a.bases <> b.bases THEN 'basis'
        WHEN b.value <= a.value * 1.02 THEN 'rounding'
    END AS explanation
FROM store.disputed_value AS a
INNER JOIN store.disputed_value AS b ON b.thing_id = a.thing_id AND a.value < b.value
ORDER BY explanation IS NULL DESC, lower_stories + higher_stories DESC, a.measure, lower_value;

COMMENT ON VIEW disagreement IS 'Claims on the same thing with different values: who says what, and what may explain it. Grain: two values said of one thing. Example: FROM disagreement WHERE explanation IS NULL AND measure = ''trade_balance'';';
COMMENT ON COLUMN disagreement.measure IS 'What is measured.';
COMMENT ON COLUMN disagreement.form IS 'level, change, from or to; NULL: untold.';
COMMENT ON COLUMN disagreement.effect IS 'What is done to a duty; NULL: no duty, or only described.';
COMMENT ON COLUMN disagreement.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN disagreement.unit IS 'ISO 4217 for money, percent, or a singular noun.';
COMMENT ON COLUMN disagreement.per IS 'The unit it is divided by; NULL: nothing.';
COMMENT ON COLUMN disagreement.direction IS 'deficit or surplus; NULL: no balance.';
COMMENT ON COLUMN disagreement.economy IS 'Whose figure, ISO code; NULL: none or several.';
COMMENT ON COLUMN disagreement.partner IS 'The other side, ISO code; NULL: none or several.';
COMMENT ON COLUMN disagreement.goods IS 'Goods or sectors it covers; empty: all, or none told.';
COMMENT ON COLUMN disagreement.subject IS 'Firm or body; NULL: a state''s.';
COMMENT ON COLUMN disagreement.period IS 'The period both speak of.';
COMMENT ON COLUMN disagreement.instrument IS 'Legal ground; NULL: untold.';
COMMENT ON COLUMN disagreement.lower_value IS 'In base units.';
COMMENT ON COLUMN disagreement.higher_value IS 'In base units.';
COMMENT ON COLUMN disagreement.difference IS 'higher_value over lower_value less 1; NULL: lower_value is 0.';
COMMENT ON COLUMN disagreement.lower_speakers IS 'Who says the lower; NULL: nobody named.';
COMMENT ON COLUMN disagreement.higher_speakers IS 'Who says the higher; NULL: nobody named.';
COMMENT ON COLUMN disagreement.lower_stories IS 'Stories that tell the lower.';
COMMENT ON COLUMN disagreement.higher_stories IS 'Stories that tell the higher.';
COMMENT ON COLUMN disagreement.first_date IS 'Day of the first article that tells it, UTC: the first we saw, no more.';
COMMENT ON COLUMN disagreement.explanation IS 'scope (goods against services), basis (yoy against real, ...) or rounding (within 2 percent); NULL: they contradict each other, or speak of parts.';
