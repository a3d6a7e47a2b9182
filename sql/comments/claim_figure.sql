-- claim_figure: comments of the table store.claim_figure.
COMMENT ON TABLE store.claim_figure IS 'Figures of current readings with the claim they say; conversions are left out. Grain: one figure.';
COMMENT ON COLUMN store.claim_figure.claim_id IS 'The claim; FROM claim_figure has its figures.';
COMMENT ON COLUMN store.claim_figure.figure_id IS 'The figure.';
COMMENT ON COLUMN store.claim_figure.article_id IS 'The article.';
COMMENT ON COLUMN store.claim_figure.article_date IS 'Day of the article, UTC.';
COMMENT ON COLUMN store.claim_figure.publisher IS 'Who published it.';
COMMENT ON COLUMN store.claim_figure.measure IS 'What is measured.';
COMMENT ON COLUMN store.claim_figure.form IS 'level, change, from or to; NULL: untold.';
COMMENT ON COLUMN store.claim_figure.effect IS 'What is done to a duty; NULL: no duty, or only described.';
COMMENT ON COLUMN store.claim_figure.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN store.claim_figure.economy IS 'Whose figure, ISO code; NULL: none or several.';
COMMENT ON COLUMN store.claim_figure.partner IS 'The other side, ISO code; NULL: none or several.';
COMMENT ON COLUMN store.claim_figure.basis IS 'total, additional or average (also effective); NULL: none of these told.';
COMMENT ON COLUMN store.claim_figure.is_about_tariffs IS 'True: its sentence names tariffs or duties.';
COMMENT ON COLUMN store.claim_figure.is_background IS 'True: told as known background.';
COMMENT ON COLUMN store.claim_figure.stored_at IS 'When its reading was stored.';
