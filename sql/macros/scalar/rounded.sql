-- rounded: a value to three significant digits, so that $295.4 billion and $295 billion are one claim.
CREATE OR REPLACE MACRO rounded(value) AS
    CASE WHEN value = 0 OR NOT isfinite(value) THEN value ELSE round(value, 2 - floor(log10(abs(value)))::INTEGER) END;
COMMENT ON MACRO rounded IS 'A value to three significant digits: what folds figures into one claim. Example: SELECT rounded(295437000000.0);';
