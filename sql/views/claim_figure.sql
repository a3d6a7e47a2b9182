-- claim_figure: which figures say a claim, and whether they bring it as news. Grain: one figure.
CREATE OR REPLACE VIEW claim_figure AS
SELECT claim_id, figure_id, article_id, article_date, publisher, is_background, is_new, stored_at
FROM store.claim_figure;

COMMENT ON VIEW claim_figure IS 'Which figures say a claim, and whether they bring it as news. Grain: one figure. Example: SELECT f.sentence FROM claim_figure AS c JOIN figure AS f USING (figure_id) WHERE c.is_new LIMIT 10;';
COMMENT ON COLUMN claim_figure.claim_id IS 'The claim.';
COMMENT ON COLUMN claim_figure.figure_id IS 'The figure.';
COMMENT ON COLUMN claim_figure.article_id IS 'The article it stands in.';
COMMENT ON COLUMN claim_figure.article_date IS 'Day of the article, UTC.';
COMMENT ON COLUMN claim_figure.publisher IS 'Who published it.';
COMMENT ON COLUMN claim_figure.is_background IS 'True: the sentence tells the measure as known ("has already imposed").';
COMMENT ON COLUMN claim_figure.is_new IS 'True: no background, and told on the first day of its claim or the day after.';
COMMENT ON COLUMN claim_figure.stored_at IS 'When its reading was stored.';
