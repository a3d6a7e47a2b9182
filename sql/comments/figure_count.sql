-- figure_count: comments of the table store.figure_count.
COMMENT ON TABLE store.figure_count IS 'What trend_figures_by_week and _by_month show. Grain: one week or month, measure, form, effect, modality, economy and partner.';
COMMENT ON COLUMN store.figure_count.bucket IS 'week or month.';
COMMENT ON COLUMN store.figure_count.bucket_date IS 'First day of the week or month, UTC.';
COMMENT ON COLUMN store.figure_count.measure IS 'What is measured.';
COMMENT ON COLUMN store.figure_count.form IS 'level, change, from or to; NULL: untold.';
COMMENT ON COLUMN store.figure_count.effect IS 'What is done to a duty; NULL: no duty, or only described.';
COMMENT ON COLUMN store.figure_count.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN store.figure_count.economy IS 'Whose figure, ISO code; NULL: none or several.';
COMMENT ON COLUMN store.figure_count.partner IS 'The other side, ISO code; NULL: none or several.';
COMMENT ON COLUMN store.figure_count.mentions IS 'Mentions.';
COMMENT ON COLUMN store.figure_count.new_mentions IS 'Of these neither told as known background nor on a later day than the first of their claim.';
COMMENT ON COLUMN store.figure_count.articles IS 'Articles.';
COMMENT ON COLUMN store.figure_count.stories IS 'Independent stories.';
