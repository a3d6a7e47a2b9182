-- Which of these pages are stored. Grain: one page.
SELECT page_id FROM store.page WHERE list_contains($page_ids::UUID[], page_id);
