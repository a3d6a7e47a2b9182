-- story_band: comments of the table store.story_band.
COMMENT ON TABLE store.story_band IS 'A band of a signature; texts that share one are compared. Grain: one text and band.';
COMMENT ON COLUMN store.story_band.band IS 'Hash of the band.';
COMMENT ON COLUMN store.story_band.text_id IS 'The text.';
COMMENT ON COLUMN store.story_band.article_date IS 'Day of its text, UTC; narrows what a query reads.';
