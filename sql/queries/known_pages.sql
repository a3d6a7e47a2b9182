-- Which of these pages are stored. Grain: one page.
SELECT page_id FROM store.page WHERE page_id IN (SELECT unnest($page_ids::UUID[]));
