-- Numbers one can trust: corrections by people, verdicts on samples, measured error, official series, what was taken back.
-- Append-only, but for quality (replaced whole with its file).

-- One row a correction of one field of one fact, or its taking back; the last row of a fact and field decides. Key: correction_id.
CREATE TABLE store.correction (
    correction_id UUID, fact_id UUID, fact_kind VARCHAR, field VARCHAR, value VARCHAR, value_read VARCHAR, is_taken_back BOOLEAN,
    why VARCHAR, made_by VARCHAR, origin VARCHAR, made_at TIMESTAMPTZ
);

-- One row a fact that a person judged. Key: verdict_id.
CREATE TABLE store.verdict (
    verdict_id UUID, fact_id UUID, fact_kind VARCHAR, rule VARCHAR, measure VARCHAR, reader_version INTEGER, judgement VARCHAR,
    field VARCHAR, judged_by VARCHAR, judged_at TIMESTAMPTZ
);

-- One row a kind of fact, field, rule (NULL: all), measure or type (NULL: all), reader version and origin.
CREATE TABLE store.quality (
    kind VARCHAR, field VARCHAR, rule VARCHAR, measure VARCHAR, reader_version INTEGER, origin VARCHAR, precision DOUBLE, recall DOUBLE,
    cases INTEGER, cases_wanted INTEGER
);

-- One row an official series. Key: series_id.
CREATE TABLE store.series (
    series_id VARCHAR, title VARCHAR, reporter VARCHAR, partner VARCHAR, flow VARCHAR, scope VARCHAR, unit VARCHAR, adjustment VARCHAR,
    frequency VARCHAR, publisher VARCHAR, address VARCHAR, notes VARCHAR, loaded_at TIMESTAMPTZ
);

-- One row a value of a series for a period as one vintage has it; revisions are kept. Key: series_id, period, vintage.
CREATE TABLE store.observation (
    series_id VARCHAR, period VARCHAR, value DOUBLE, unit VARCHAR, adjustment VARCHAR, reporter VARCHAR, released_at DATE,
    release_basis VARCHAR, vintage VARCHAR, stored_at TIMESTAMPTZ
);

-- One row a thing taken back, or its pardon; the last row of a thing decides. Key: tombstone_id.
CREATE TABLE store.tombstone (
    tombstone_id UUID, scope VARCHAR, article_id UUID, source_id VARCHAR, address VARCHAR, is_lifted BOOLEAN, why VARCHAR, made_by VARCHAR,
    made_at TIMESTAMPTZ
);
