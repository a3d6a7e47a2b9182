-- What is stored of one series. Grain: one period and vintage.
FROM store.observation WHERE series_id = $series_id;
