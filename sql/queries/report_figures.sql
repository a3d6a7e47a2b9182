-- report_figures: the claims that most independent stories tell, each with its newest sentence. Grain: one claim.
WITH told AS (
    SELECT
        claim_id, measure, form, effect, modality, unit, per, value, value_high, economy, partner, goods, subject, period, speaker,
        first_date, last_date, mentions, articles, stories
    FROM claim
    WHERE is_anchored AND measure NOT IN ('market', 'count', 'other') AND last_date BETWEEN $until::DATE - 90 AND $until::DATE
    ORDER BY stories DESC, last_date DESC, mentions DESC, claim_id
    LIMIT 24
),
shown AS (
    SELECT l.claim_id, f.figure_text, f.sentence, f.part, f.start_char, a.address, a.publisher, a.title
    FROM claim_figure AS l
    SEMI JOIN told USING (claim_id)
    INNER JOIN figure AS f USING (figure_id)
    INNER JOIN article AS a ON a.article_id = f.article_id
    QUALIFY row_number() OVER (PARTITION BY l.claim_id ORDER BY l.is_background, l.article_date DESC, f.figure_id) = 1
)
SELECT t.*, s.figure_text, s.sentence, s.address, s.publisher, s.title
FROM told AS t
INNER JOIN shown AS s USING (claim_id)
ORDER BY t.stories DESC, t.last_date DESC, t.mentions DESC, t.claim_id;
