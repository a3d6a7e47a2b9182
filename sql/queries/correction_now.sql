-- The correction of one field of one fact that holds now; no row: none does.
FROM correction_in_force WHERE fact_id = $fact_id::UUID AND field = $field;
