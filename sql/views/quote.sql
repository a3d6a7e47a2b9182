-- quote: one stretch of reported speech, with the speaker's office on the article's day. Grain: one stretch in one article.
CREATE OR REPLACE VIEW quote AS
SELECT
    q.quote_id,
    q.article_id,
    q.text_id,
    q.article_date,
    a.publisher,
    q.kind,
    q.speaker,
    q.speaker_kind,
    (
        SELECT string_agg(o.title, '; ' ORDER BY o.from_date DESC)
        FROM store.office AS o
        WHERE o.canonical = q.speaker AND t.article_date >= o.from_date AND (o.until_date IS NULL OR t.article_date < o.until_date)
    ) AS speaker_office,
    q.speaker_text,
    q.cue,
    q.addressee,
    q.said_on,
    q.venue,
    substring(t.content, q.start_char + 1, q.end_char - q.start_char) AS quote_text,
    substring(t.content, q.sentence_start + 1, q.sentence_end - q.sentence_start) AS sentence,
    (
        SELECT list(DISTINCT s.topic ORDER BY s.topic)
        FROM store.sentence_topic AS s
        WHERE s.reading_id = q.reading_id AND s.article_date = q.article_date AND s.start_char <= q.start_char AND s.end_char > q.start_char
    ) AS topics,
    q.rule,
    q.start_char,
    q.end_char,
    r.stored_at,
    q.corrections,
    coalesce(p.by_rule[q.rule], p.by_measure[q.kind]).precision AS precision,
    coalesce(p.by_rule[q.rule], p.by_measure[q.kind]).precision_full AS precision_full,
    CASE
        WHEN map_contains(p.by_rule, q.rule) THEN 'rule'
        WHEN map_contains(p.by_measure, q.kind) THEN 'kind'
    END AS precision_basis
FROM corrected_quote AS q
INNER JOIN store.reading AS r ON r.reading_id = q.reading_id AND r.article_date = q.article_date AND r.is_current
INNER JOIN store.text AS t ON t.text_id = q.text_id AND t.article_date = q.article_date AND t.is_current
INNER JOIN store.article AS a ON a.article_id = q.article_id
LEFT JOIN (FROM fact_precision WHERE kind = 'quote') AS p ON true;

COMMENT ON VIEW quote IS 'One stretch of reported speech in one article, as the newest reading has it, corrections applied. Grain: one stretch in one article.';
COMMENT ON COLUMN quote.quote_id IS 'Made from article, text content, span and kind: survives re-reading, can be cited.';
COMMENT ON COLUMN quote.article_id IS 'The article it stands in.';
COMMENT ON COLUMN quote.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN quote.article_date IS 'Day of the article, UTC. Group by this.';
COMMENT ON COLUMN quote.publisher IS 'Who published the article.';
COMMENT ON COLUMN quote.kind IS 'direct (marked words), indirect (a reported clause) or turn (a speaker''s turn in a transcript).';
COMMENT ON COLUMN quote.speaker IS 'Canonical name; NULL: unnamed or not told.';
COMMENT ON COLUMN quote.speaker_kind IS 'person, organisation or place; NULL: no speaker.';
COMMENT ON COLUMN quote.speaker_office IS 'Offices that the registry gives the speaker on the article''s day, joined, never copied; NULL: none.';
COMMENT ON COLUMN quote.speaker_text IS 'The words that name or describe the speaker; NULL: none.';
COMMENT ON COLUMN quote.cue IS 'The reporting verb or phrase; NULL: none.';
COMMENT ON COLUMN quote.addressee IS 'To whom; NULL: not told.';
COMMENT ON COLUMN quote.said_on IS 'ISO date; NULL: not told.';
COMMENT ON COLUMN quote.venue IS 'Where, as written; NULL: not told.';
COMMENT ON COLUMN quote.quote_text IS 'The words.';
COMMENT ON COLUMN quote.sentence IS 'The sentence it starts in.';
COMMENT ON COLUMN quote.topics IS 'Topics of its own sentence, not of the article; NULL: none.';
COMMENT ON COLUMN quote.rule IS 'Which rule read it.';
COMMENT ON COLUMN quote.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN quote.end_char IS 'Code point after the last one.';
COMMENT ON COLUMN quote.stored_at IS 'When this reading was stored.';
COMMENT ON COLUMN quote.corrections IS 'What people mended: field, value, value_read, made_by, made_at, why; NULL: as read. Voided facts are left out.';
COMMENT ON COLUMN quote.precision IS 'Share of such facts in which the span are right, 0 to 1, measured on labelled texts and audits (view quality): of its rule, below 20 cases of its kind, below 20 again NULL.';
COMMENT ON COLUMN quote.precision_full IS 'The same with the speaker right as well; NULL: below 20 cases.';
COMMENT ON COLUMN quote.precision_basis IS 'rule or kind: whose precision it is; NULL: neither has 20 cases.';
