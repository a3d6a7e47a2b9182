-- correction: the history of corrections, also those that were taken back or overruled. Grain: one correction or taking back.
CREATE OR REPLACE VIEW correction AS
SELECT
    c.fact_id, c.fact_kind, c.field, c.value, c.value_read, c.is_taken_back, c.why, c.made_by, c.origin, c.made_at,
    NOT c.is_taken_back AND f.made_at IS NOT DISTINCT FROM c.made_at AS is_in_force,
    EXISTS (
        SELECT 1
        FROM (
            SELECT figure_id AS id, reading_id FROM store.figure
            UNION ALL SELECT quote_id, reading_id FROM store.quote
            UNION ALL SELECT event_id, reading_id FROM store.event
        ) AS k
        INNER JOIN store.reading AS r ON r.reading_id = k.reading_id AND r.is_current
        WHERE k.id = c.fact_id
    ) AS has_fact
FROM store.correction AS c
LEFT JOIN correction_in_force AS f ON f.fact_id = c.fact_id AND f.field = c.field;

COMMENT ON VIEW correction IS 'The history of corrections, also those taken back or overruled. Grain: one correction or taking back. Example: SELECT made_at, made_by, fact_kind, field, value_read, value, why FROM correction WHERE is_in_force ORDER BY made_at DESC;';
COMMENT ON COLUMN correction.fact_id IS 'figure_id, quote_id or event_id.';
COMMENT ON COLUMN correction.fact_kind IS 'figure, quote or event.';
COMMENT ON COLUMN correction.field IS 'The column that is mended; void: the whole fact is none.';
COMMENT ON COLUMN correction.value IS 'The new value as text (lists as JSON); NULL: not told, or a taking back.';
COMMENT ON COLUMN correction.value_read IS 'What the readers had when it was made; NULL: not told.';
COMMENT ON COLUMN correction.is_taken_back IS 'True: this row takes the correction before it back.';
COMMENT ON COLUMN correction.why IS 'The reason, in the words of who made it.';
COMMENT ON COLUMN correction.made_by IS 'Who.';
COMMENT ON COLUMN correction.origin IS 'command, or file (corrections.toml).';
COMMENT ON COLUMN correction.made_at IS 'When.';
COMMENT ON COLUMN correction.is_in_force IS 'True: this row decides what views show.';
COMMENT ON COLUMN correction.has_fact IS 'False: no current reading has this fact any more (its text or span changed), so the correction changes nothing.';
