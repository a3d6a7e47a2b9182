-- name_key: a name as a number, the same in every version of DuckDB. Numbers are compared ten times faster than words; two names may share one, so the name is compared as well.
CREATE OR REPLACE MACRO name_key(name) AS (md5_number_lower(name) % 2147483647)::INTEGER;
COMMENT ON MACRO name_key IS 'A name as a number, for quick scans; two names may share one, so compare the name as well. Example: SELECT name_key(''Scott Bessent'');';
