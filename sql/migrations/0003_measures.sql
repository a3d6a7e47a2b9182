-- The ledger of trade measures: official acts and their dated steps, from reference/measures, replaced whole with the reference.

-- One row an official act. Key: measure_id. Acts with one head_id are a chain; of those that cover a day the last one decides.
CREATE TABLE store.trade_action (
    action_id UUID, measure_id VARCHAR, head_id VARCHAR, title VARCHAR, imposer VARCHAR, targets VARCHAR[], kind VARCHAR,
    change VARCHAR, amends VARCHAR, instrument VARCHAR, body VARCHAR, goods VARCHAR, goods_names VARCHAR[], hs VARCHAR[],
    scope VARCHAR, state VARCHAR, rate DOUBLE, other_rates DOUBLE[], covered_usd DOUBLE[],
    rate_unit VARCHAR, basis VARCHAR, adds_to VARCHAR[], excludes VARCHAR[],
    announced_date DATE, from_date DATE, since_date DATE, until_date DATE, document VARCHAR, address VARCHAR, second_address VARCHAR,
    is_verified BOOLEAN, reviewed_date DATE, notes VARCHAR, position INTEGER
);

-- One row a dated step of an act as the official text tells it. Key: step_id.
CREATE TABLE store.action_step (
    step_id UUID, measure_id VARCHAR, head_id VARCHAR, step VARCHAR, step_date DATE, rate DOUBLE, address VARCHAR,
    is_verified BOOLEAN, notes VARCHAR
);
