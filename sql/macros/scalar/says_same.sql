-- says_same: whether a number as written can stand for an official value: "$295.4 billion" for 295,401,600,000. NULL where there is none.
-- As exact as it is written (half its last digit); "about" within 2.5 percent; "more than" and "less than" up to a tenth away.
CREATE OR REPLACE MACRO says_same(written, value, qualifier, official) AS (
    CASE
        WHEN abs(value - official) <= 1.000001 * CASE
            WHEN regexp_matches(written, '[0-9]') AND value > 0 THEN
                0.5 * power(10, -length(regexp_extract(written, '[0-9][0-9,]*\.([0-9]+)', 1)))
                * value / greatest(replace(regexp_extract(written, '[0-9][0-9,]*(\.[0-9]+)?'), ',', '')::DOUBLE, 1e-9)
            ELSE 0.05 * value
        END THEN true
        WHEN qualifier = 'about' THEN abs(value - official) <= 0.025 * abs(official)
        WHEN qualifier = 'more_than' THEN official BETWEEN value AND 1.1 * value
        WHEN qualifier = 'less_than' THEN official BETWEEN 0.9 * value AND value
        ELSE official IS NULL AND NULL
    END
);

COMMENT ON MACRO says_same IS 'Whether a number as written can stand for an official value: half its last digit; about: 2.5 percent; more or less than: up to a tenth away; NULL: there is no official value. Example: SELECT says_same(''$295.4 billion'', 295400000000, ''exact'', 295401600000);';
