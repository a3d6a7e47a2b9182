-- Which rows of a watched query were sent. Grain: one row.
SELECT row_hash FROM store.watch_sent WHERE name = $name;
