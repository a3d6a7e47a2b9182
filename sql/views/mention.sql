-- mention: one name mention, from current readings of current texts. Grain: one mention in one article.
CREATE OR REPLACE VIEW mention AS
SELECT
    m.mention_id,
    m.article_id,
    m.text_id,
    m.article_date,
    a.publisher,
    m.entity_id,
    m.kind,
    m.canonical,
    m.country,
    m.role_text,
    m.rule,
    substring(t.content, m.start_char + 1, m.end_char - m.start_char) AS mention_text,
    m.start_char,
    m.end_char,
    r.stored_at
FROM store.mention AS m
INNER JOIN store.reading AS r ON r.reading_id = m.reading_id AND r.article_date = m.article_date AND r.is_current
INNER JOIN store.text AS t ON t.text_id = m.text_id AND t.article_date = m.article_date AND t.is_current
INNER JOIN store.article AS a ON a.article_id = m.article_id;

COMMENT ON VIEW mention IS 'One name mention in one article, as the newest reading has it. Grain: one mention in one article.';
COMMENT ON COLUMN mention.mention_id IS 'Made from article, text content, span and kind.';
COMMENT ON COLUMN mention.article_id IS 'The article it stands in.';
COMMENT ON COLUMN mention.text_id IS 'The text its offsets count in.';
COMMENT ON COLUMN mention.article_date IS 'Day of the article, UTC. Group by this.';
COMMENT ON COLUMN mention.publisher IS 'Who published the article.';
COMMENT ON COLUMN mention.entity_id IS 'Made from kind, canonical name and country.';
COMMENT ON COLUMN mention.kind IS 'person, organisation or place.';
COMMENT ON COLUMN mention.canonical IS 'The full name an encyclopedia uses; Chinese names family name first.';
COMMENT ON COLUMN mention.country IS 'ISO 3166-1 alpha-2 of allegiance or seat, EU for the Union; NULL: none fits or unknown.';
COMMENT ON COLUMN mention.role_text IS 'People: role words as this text writes them; NULL: none. The office of the day is in office.';
COMMENT ON COLUMN mention.rule IS 'What recognised it.';
COMMENT ON COLUMN mention.mention_text IS 'The words.';
COMMENT ON COLUMN mention.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN mention.end_char IS 'Code point after the last one.';
COMMENT ON COLUMN mention.stored_at IS 'When this reading was stored.';
