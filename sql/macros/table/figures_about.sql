-- figures_about: every figure of a measure, of an economy and with a partner where given, with its sentence, speaker and address, newest first. Grain: one figure.
CREATE OR REPLACE MACRO figures_about(measure, economy := '', partner := '', since := '', newest := 1000) AS TABLE
WITH checked AS (
    SELECT CASE
        WHEN NOT list_contains(['tariff_rate', 'tariffed_trade', 'exports', 'imports', 'trade', 'trade_balance', 'purchase', 'investment', 'duties_paid', 'support', 'revenue', 'profit', 'cost', 'price', 'inflation', 'output', 'growth', 'employment', 'quantity', 'market', 'exchange_rate', 'debt', 'share', 'travel', 'count', 'other'], measure)
            THEN error('figures_about: there is no measure ''' || measure || '''; there are ' || array_to_string(['tariff_rate', 'tariffed_trade', 'exports', 'imports', 'trade', 'trade_balance', 'purchase', 'investment', 'duties_paid', 'support', 'revenue', 'profit', 'cost', 'price', 'inflation', 'output', 'growth', 'employment', 'quantity', 'market', 'exchange_rate', 'debt', 'share', 'travel', 'count', 'other'], ', '))
        WHEN nullif(economy, '') IS NOT NULL AND EXISTS (FROM store.figure_count)
            AND NOT EXISTS (SELECT 1 FROM store.figure_count AS c WHERE c.economy = economy)
            THEN error('figures_about: no figure of economy ''' || economy || '''; there are ' || (
                SELECT string_agg(DISTINCT c.economy, ', ' ORDER BY c.economy) FROM store.figure_count AS c
                WHERE NOT EXISTS (SELECT 1 FROM store.figure_count AS k WHERE k.economy = economy)))
        WHEN nullif(partner, '') IS NOT NULL AND EXISTS (FROM store.figure_count)
            AND NOT EXISTS (SELECT 1 FROM store.figure_count AS c WHERE c.partner = partner)
            THEN error('figures_about: no figure with partner ''' || partner || '''; there are ' || (
                SELECT string_agg(DISTINCT c.partner, ', ' ORDER BY c.partner) FROM store.figure_count AS c
                WHERE NOT EXISTS (SELECT 1 FROM store.figure_count AS k WHERE k.partner = partner)))
        ELSE true
    END AS is_known
),
-- Since which week there are so many: what is older need not be read. Without so many, since ever.
enough AS (
    SELECT coalesce(max(week), DATE '0001-01-01') AS since
    FROM (
        SELECT c.bucket_date AS week, sum(sum(c.mentions)) OVER (ORDER BY c.bucket_date DESC) AS so_far
        FROM store.figure_count AS c
        WHERE c.bucket = 'week' AND c.measure = measure AND (nullif(economy, '') IS NULL OR c.economy = economy)
            AND (nullif(partner, '') IS NULL OR c.partner = partner)
        GROUP BY c.bucket_date
    )
    WHERE so_far >= newest
),
found AS (
    SELECT c.figure_id, c.article_id, c.article_date, c.is_background
    FROM store.claim_figure AS c
    WHERE c.measure = measure
        AND (nullif(economy, '') IS NULL OR c.economy = economy)
        AND (nullif(partner, '') IS NULL OR c.partner = partner)
        AND (nullif(since::VARCHAR, '') IS NULL OR c.article_date >= nullif(since::VARCHAR, '')::DATE)
        AND c.article_date >= (SELECT e.since FROM enough AS e) AND (SELECT is_known FROM checked)
    ORDER BY c.article_date DESC, c.article_id, c.figure_id
    LIMIT newest
),
-- Figures that nobody mended straight from the table, so that their days narrow what is read; the few others as corrected.
shown AS (
    SELECT f.*
    FROM store.figure AS f
    INNER JOIN found AS c ON c.figure_id = f.figure_id AND c.article_date = f.article_date
    ANTI JOIN corrected_fact AS m ON m.id = f.figure_id
    UNION ALL BY NAME
    SELECT f.* EXCLUDE (corrections)
    FROM corrected_figure AS f
    SEMI JOIN found AS c ON c.figure_id = f.figure_id
    WHERE f.corrections IS NOT NULL
)
SELECT
    c.article_date, a.publisher, f.value, f.value_high, f.unit, f.form, f.effect, f.modality, f.economy, f.partner, f.period, f.goods, f.basis,
    f.speaker, c.is_background,
    substring(t.content, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
    a.canonical_address AS address, c.figure_id, c.article_id
FROM found AS c
INNER JOIN shown AS f ON f.figure_id = c.figure_id
INNER JOIN store.reading AS r ON r.reading_id = f.reading_id AND r.article_date = c.article_date AND r.is_current
-- The day as well, so that few row groups are read.
INNER JOIN store.text AS t ON t.text_id = f.text_id AND t.article_date = c.article_date AND t.is_current
INNER JOIN store.article AS a ON a.article_id = c.article_id
ORDER BY c.article_date DESC, c.article_id, f.start_char;

COMMENT ON MACRO TABLE figures_about IS 'Figures of a measure, of an economy and with a partner where given, with sentence, speaker and address, newest first: so many as newest says. Grain: one figure. Example: FROM figures_about(''tariff_rate'', ''US'', ''CN'');';
