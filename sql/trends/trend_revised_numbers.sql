-- trend_revised_numbers: numbers that changed between two revisions of an article. Grain: one number that went or came with a revision.
-- Gone and new numbers of one measure and unit are set side by side in text order; that they replace each other is a reading.
CREATE OR REPLACE VIEW trend_revised_numbers AS
WITH body AS (
    SELECT t.article_id, t.text_id, t.article_date, v.revision_number, t.content
    FROM store.text AS t
    INNER JOIN store.revision AS v USING (revision_id)
    SEMI JOIN (SELECT article_id FROM store.revision WHERE revision_number > 1) AS changed ON changed.article_id = t.article_id
    WHERE t.kind = 'body'
    QUALIFY row_number() OVER (PARTITION BY t.article_id, v.revision_number ORDER BY t.cleaner_version DESC, t.stored_at DESC) = 1
),
told AS (
    SELECT
        b.article_id, b.revision_number, f.measure, f.unit, f.form, f.economy, f.partner, f.value, f.value_high, f.start_char,
        substring(b.content, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence
    FROM body AS b
    INNER JOIN corrected_figure AS f ON f.text_id = b.text_id AND f.article_date = b.article_date
    INNER JOIN store.reading AS r ON r.reading_id = f.reading_id AND r.article_date = f.article_date AND r.is_current
    WHERE f.conversion_of IS NULL
),
lost AS (
    SELECT o.*, row_number() OVER (PARTITION BY o.article_id, o.revision_number, o.measure, o.unit ORDER BY o.start_char) AS place
    FROM told AS o
    SEMI JOIN body AS b ON b.article_id = o.article_id AND b.revision_number = o.revision_number + 1
    ANTI JOIN told AS n ON n.article_id = o.article_id AND n.revision_number = o.revision_number + 1 AND n.measure = o.measure
        AND n.unit = o.unit AND n.value = o.value AND n.value_high IS NOT DISTINCT FROM o.value_high
),
came AS (
    SELECT n.*, row_number() OVER (PARTITION BY n.article_id, n.revision_number, n.measure, n.unit ORDER BY n.start_char) AS place
    FROM told AS n
    SEMI JOIN body AS b ON b.article_id = n.article_id AND b.revision_number = n.revision_number - 1
    ANTI JOIN told AS o ON o.article_id = n.article_id AND o.revision_number = n.revision_number - 1 AND n.measure = o.measure
        AND n.unit = o.unit AND n.value = o.value AND n.value_high IS NOT DISTINCT FROM o.value_high
)
SELECT
    coalesce(o.article_id, n.article_id) AS article_id,
    coalesce(o.revision_number + 1, n.revision_number) AS revision_number,
    coalesce(o.measure, n.measure) AS measure,
    coalesce(o.unit, n.unit) AS unit,
    o.value AS old_value,
    n.value AS new_value,
    o.sentence AS old_sentence,
    n.sentence AS new_sentence
FROM lost AS o
FULL JOIN came AS n
    ON n.article_id = o.article_id AND n.revision_number = o.revision_number + 1 AND n.measure = o.measure AND n.unit = o.unit AND n.place = o.place
ORDER BY article_id, revision_number, measure, unit, old_value;

COMMENT ON VIEW trend_revised_numbers IS 'Numbers that changed between two revisions of an article. Grain: one number that went or came with a revision. Example: SELECT a.address, r.* FROM trend_revised_numbers AS r JOIN article AS a USING (article_id);';
COMMENT ON COLUMN trend_revised_numbers.article_id IS 'The article.';
COMMENT ON COLUMN trend_revised_numbers.revision_number IS 'The revision that brought the change.';
COMMENT ON COLUMN trend_revised_numbers.measure IS 'What is measured.';
COMMENT ON COLUMN trend_revised_numbers.unit IS 'ISO 4217 for money, percent, or a singular noun.';
COMMENT ON COLUMN trend_revised_numbers.old_value IS 'In base units; NULL: the number is new.';
COMMENT ON COLUMN trend_revised_numbers.new_value IS 'In base units; NULL: the number is gone.';
COMMENT ON COLUMN trend_revised_numbers.old_sentence IS 'Where it stood; NULL: nowhere.';
COMMENT ON COLUMN trend_revised_numbers.new_sentence IS 'Where it stands; NULL: nowhere.';
