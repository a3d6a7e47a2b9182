-- claim_key: an id from the parts of a natural key, NULLs told apart from empty words, as all ids are made.
CREATE OR REPLACE MACRO claim_key(parts) AS
    substr(sha256(list_reduce(list_transform(parts, lambda p: coalesce(p::VARCHAR, chr(0))), lambda a, b: a || chr(1) || b)), 1, 32)::UUID;
COMMENT ON MACRO claim_key IS 'The id of a natural key given as a list of words. Example: SELECT claim_key([''tariff_rate'', NULL, ''25.0'']);';
