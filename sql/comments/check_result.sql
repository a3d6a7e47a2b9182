-- check_result: comments of the table store.check_result.
COMMENT ON TABLE store.check_result IS 'What a check of sql/checks found. Grain: one check in one round.';
COMMENT ON COLUMN store.check_result.check_id IS 'Made from name and time.';
COMMENT ON COLUMN store.check_result.run_id IS 'The run that asked for the round; NULL: a person did.';
COMMENT ON COLUMN store.check_result.name IS 'File name in sql/checks.';
COMMENT ON COLUMN store.check_result.severity IS 'fail: the data are wrong; warn: a person should look.';
COMMENT ON COLUMN store.check_result.title IS 'What the check looks for.';
COMMENT ON COLUMN store.check_result.offenders IS 'Rows that the check gave; 0: health; NULL: the check itself failed.';
COMMENT ON COLUMN store.check_result.samples IS 'The first offenders as JSON.';
COMMENT ON COLUMN store.check_result.seconds IS 'How long it took.';
COMMENT ON COLUMN store.check_result.message IS 'Why the check itself failed; NULL: it ran.';
COMMENT ON COLUMN store.check_result.checked_at IS 'When.';
