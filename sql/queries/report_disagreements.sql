-- report_disagreements: values said of one thing that nothing told explains. Grain: two values of one thing.
SELECT
    measure, form, modality, unit, per, direction, economy, partner, goods, subject, period, lower_value, higher_value, difference,
    lower_speakers, higher_speakers, explanation
FROM disagreement
WHERE first_date BETWEEN $since::DATE AND $until::DATE AND explanation IS DISTINCT FROM 'rounding'
ORDER BY explanation IS NULL DESC, lower_stories + higher_stories DESC, measure, lower_value
LIMIT 10;
