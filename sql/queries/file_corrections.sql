-- The last correction that corrections.toml brought for each field of each fact. Grain: one field of one fact.
FROM store.correction
WHERE origin = 'file'
QUALIFY row_number() OVER (PARTITION BY fact_id, field ORDER BY made_at DESC, correction_id DESC) = 1;
