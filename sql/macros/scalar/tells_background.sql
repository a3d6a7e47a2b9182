-- tells_background: whether a sentence tells a measure as known background ("has already imposed"), not as news.
CREATE OR REPLACE MACRO tells_background(sentence) AS regexp_matches(
    sentence,
    '(?i)\b(already|previously|existing|earlier (tariffs|duties|rounds?|this year)|had (been )?(imposed|raised|levied|put|set|placed|slapped)|'
    || '(imposed|raised|levied|in place|in effect|in force|began|started) (in|since) (19|20)\d\d|since (early |late |mid-?)?(19|20)\d\d|'
    || 'last year''?s?|a year (ago|earlier)|remains? in (place|force|effect))\b'
);
COMMENT ON MACRO tells_background IS 'True where the words of a sentence tell a measure as known background, not as news. Example: SELECT tells_background(''It has already imposed 25 percent.'');';
