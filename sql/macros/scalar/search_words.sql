-- search_words: the words of a text as the full-text index has them: lower case, no accents, plural as singular, short and common ones left out.
CREATE OR REPLACE MACRO search_words(words) AS
list_filter(
        list_transform(
            regexp_extract_all(strip_accents(lower(words)), '[\p{L}\p{N}]+'),
            lambda w: CASE
                WHEN length(w) > 4 AND suffix(w, 'ies') THEN w[:-4] || 'y'
                WHEN length(w) > 3 AND suffix(w, 's') AND NOT suffix(w, 'ss') AND NOT suffix(w, 'us') AND NOT suffix(w, 'is') THEN w[:-2]
                ELSE w
            END
        ),
        lambda w: length(w) > 1 AND NOT list_contains(
            ['an', 'the', 'of', 'to', 'in', 'on', 'at', 'by', 'and', 'or', 'for', 'that', 'it', 'is', 'be', 'are', 'wa', 'were', 'with', 'from',
             'ha', 'have', 'had', 'but', 'not', 'this', 'which', 'their', 'they', 'it', 'he', 'she', 'hi', 'her', 'will', 'would', 'said', 'say'], w)
    );

COMMENT ON MACRO search_words IS 'The words of a text as the full-text index has them: lower case, no accents, plural as singular, short and common ones left out. Example: SELECT search_words(''Export controls on chips'');';
