-- action_step: comments of the table store.action_step.
COMMENT ON TABLE store.action_step IS 'Dated steps of official acts as the texts tell them, replaced whole with the reference: use the view action_step. Grain: one step.';
COMMENT ON COLUMN store.action_step.step_id IS 'Made from act, step and day.';
COMMENT ON COLUMN store.action_step.measure_id IS 'The act.';
COMMENT ON COLUMN store.action_step.head_id IS 'The head of its chain.';
COMMENT ON COLUMN store.action_step.step IS 'threatened, proposed, announced, in_force, delayed, suspended, extended, expired, struck_down, ended, failed or denied.';
COMMENT ON COLUMN store.action_step.step_date IS 'Day of the step.';
COMMENT ON COLUMN store.action_step.rate IS 'Rate from that day; NULL: none.';
COMMENT ON COLUMN store.action_step.address IS 'Where it was read; NULL: general knowledge.';
COMMENT ON COLUMN store.action_step.is_verified IS 'Whether the step was read in an official text or two accounts.';
COMMENT ON COLUMN store.action_step.notes IS 'What else is to be known; NULL: nothing.';
