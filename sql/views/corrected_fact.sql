-- corrected_fact: facts that people mended or voided, with all corrections that hold. Grain: one fact.
CREATE OR REPLACE VIEW corrected_fact AS
SELECT
    fact_id AS id,
    any_value(fact_kind) AS fact_kind,
    bool_or(field = 'void') AS is_void,
    map_from_entries(list({'key': field, 'value': value} ORDER BY field)) AS fields,
    list({
        'field': field, 'value': value, 'value_read': value_read, 'made_by': made_by, 'made_at': made_at, 'why': why
    } ORDER BY made_at, field) AS corrections
FROM correction_in_force
GROUP BY fact_id;

COMMENT ON VIEW corrected_fact IS 'Facts that people mended or voided. Grain: one fact. Example: SELECT fact_kind, is_void, fields, corrections FROM corrected_fact;';
COMMENT ON COLUMN corrected_fact.id IS 'figure_id, quote_id or event_id.';
COMMENT ON COLUMN corrected_fact.fact_kind IS 'figure, quote or event.';
COMMENT ON COLUMN corrected_fact.is_void IS 'True: it is no fact and left out of all views; evidence() still shows it.';
COMMENT ON COLUMN corrected_fact.fields IS 'Mended fields with the values that hold, as text.';
COMMENT ON COLUMN corrected_fact.corrections IS 'field, value, value_read, made_by, made_at, why.';
