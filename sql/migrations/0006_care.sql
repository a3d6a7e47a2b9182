-- Care: what of history was read in, what the checks found, what a person watches.

-- One row a finished part of a backfill: an archive, a dump, a list, a sitemap. Key: part_id, run_id.
CREATE TABLE store.backfill_part (
    part_id UUID, run_id UUID, kind VARCHAR, name VARCHAR, done_at TIMESTAMPTZ, records BIGINT, damaged BIGINT, passed_over BIGINT,
    rejected BIGINT, off_topic BIGINT, known BIGINT, stored BIGINT, reasons VARCHAR[]
);

-- One row a check in one round of checks. Key: check_id.
CREATE TABLE store.check_result (
    check_id UUID, run_id UUID, name VARCHAR, severity VARCHAR, title VARCHAR, offenders BIGINT, samples VARCHAR, seconds DOUBLE,
    message VARCHAR, checked_at TIMESTAMPTZ
);

-- One row a query that a person watches. Key: name.
CREATE TABLE store.watch (name VARCHAR, query VARCHAR, added_at TIMESTAMPTZ);

-- One row a row of a watched query that was sent. Key: name, row_hash.
CREATE TABLE store.watch_sent (name VARCHAR, row_hash VARCHAR, sent_at TIMESTAMPTZ);
