-- Appends values that are not stored yet. A value that is still the newest of its period is no new vintage.
INSERT INTO store.observation BY NAME
SELECT i.*
FROM incoming AS i
ANTI JOIN store.observation AS s USING (series_id, period, vintage)
ANTI JOIN (
    FROM store.observation
    QUALIFY row_number() OVER (PARTITION BY series_id, period ORDER BY released_at DESC NULLS LAST, stored_at DESC) = 1
) AS n ON n.series_id = i.series_id AND n.period = i.period AND n.value = i.value AND i.release_basis IS DISTINCT FROM 'release';
