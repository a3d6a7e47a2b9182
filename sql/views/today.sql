-- today: what came in the day before the newest stored reading, newest first. Grain: one new article, claim, change of status,
-- statement of a side, changed number or silent source.
-- A claim is listed once however many articles say it, a status only where nobody told it of that action before.
CREATE OR REPLACE VIEW today AS
WITH since AS (
    SELECT max(stored_at) - INTERVAL 1 DAY AS instant FROM store.reading
),
recent AS (
    SELECT r.reading_id, r.stored_at, t.text_id, t.article_id, t.article_date, t.content, a.publisher
    FROM store.reading AS r
    INNER JOIN store.text AS t ON t.text_id = r.text_id AND t.article_date = r.article_date AND t.is_current
    INNER JOIN store.article AS a ON a.article_id = t.article_id
    WHERE r.is_current AND r.reader = 'facts' AND r.stored_at > (SELECT instant FROM since)
),
new_article AS (
    SELECT t.stored_at, 'article' AS kind, a.publisher, t.title AS what, NULL AS who, NULL AS status, a.canonical_address AS detail, t.article_id
    FROM store.text AS t
    INNER JOIN store.article AS a USING (article_id)
    INNER JOIN store.reading AS r ON r.text_id = t.text_id AND r.article_date = t.article_date AND r.is_current
    INNER JOIN store.relevance AS v ON v.reading_id = r.reading_id AND v.article_date = r.article_date AND v.is_on_topic
    WHERE t.is_current AND t.stored_at > (SELECT instant FROM since)
),
new_claim AS (
    SELECT
        c.first_stored_at AS stored_at, 'claim' AS kind, s.publisher,
        substring(s.content, f.start_char + 1, f.end_char - f.start_char) || ' ' || c.measure || coalesce(' of ' || c.economy, '')
            || coalesce(' with ' || c.partner, '') AS what,
        c.speaker AS who,
        concat_ws(', ', c.modality, c.effect) AS status,
        substring(s.content, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS detail,
        s.article_id
    FROM store.claim AS c
    INNER JOIN store.claim_figure AS m ON m.claim_id = c.claim_id AND NOT m.is_background AND m.stored_at > (SELECT instant FROM since)
    INNER JOIN store.figure AS f ON f.figure_id = m.figure_id AND f.article_date = m.article_date
    INNER JOIN recent AS s ON s.reading_id = f.reading_id AND s.article_date = f.article_date
    WHERE c.first_stored_at > (SELECT instant FROM since) AND c.is_anchored AND c.measure NOT IN ('market', 'count', 'other')
        AND c.background_mentions < c.mentions
    QUALIFY row_number() OVER (PARTITION BY c.claim_id ORDER BY m.article_date, s.publisher, f.start_char) = 1
),
told AS (
    SELECT e.type, e.actor, e.target, e.instrument, e.status, s.*, e.start_char, e.end_char, e.sentence_start, e.sentence_end, e.claimed_by
    FROM store.event AS e
    INNER JOIN recent AS s ON s.reading_id = e.reading_id AND s.article_date = e.article_date
    WHERE e.type <> 'talks'
),
new_status AS (
    SELECT
        t.stored_at, 'status' AS kind, t.publisher,
        t.type || ' ' || coalesce(t.actor, '?') || ' > ' || coalesce(t.target, 'all') || coalesce(' (' || t.instrument || ')', '') AS what,
        t.claimed_by AS who, t.status,
        substring(t.content, t.sentence_start + 1, t.sentence_end - t.sentence_start) AS detail,
        t.article_id
    FROM told AS t
    ANTI JOIN (
        FROM store.status_told WHERE first_stored_at <= (SELECT instant FROM since)
    ) AS o
        ON o.type = t.type AND o.actor IS NOT DISTINCT FROM t.actor AND o.target IS NOT DISTINCT FROM t.target
        AND o.instrument IS NOT DISTINCT FROM t.instrument AND o.status = t.status
    QUALIFY row_number() OVER (
        PARTITION BY t.type, t.actor, t.target, t.instrument, t.status ORDER BY t.article_date, t.publisher, t.start_char
    ) = 1
),
public_body AS (
    SELECT canonical, country FROM store.body WHERE kind IN ('agency', 'ministry', 'party', 'legislature', 'central_bank', 'military')
),
said AS (
    SELECT
        s.stored_at, 'statement' AS kind, s.publisher,
        substring(s.content, q.start_char + 1, q.end_char - q.start_char) AS what,
        q.speaker AS who,
        coalesce(
            (
                SELECT any_value(o.country || ': ' || o.title) FROM store.office AS o INNER JOIN public_body AS b ON b.canonical = o.body
                WHERE o.canonical = q.speaker AND s.article_date >= o.from_date AND (o.until_date IS NULL OR s.article_date < o.until_date)
            ),
            (SELECT any_value(b.country) FROM public_body AS b WHERE b.canonical = q.speaker),
            (SELECT any_value(p.stands_for) FROM store.place AS p WHERE p.canonical = q.speaker)
        ) AS status,
        substring(s.content, q.sentence_start + 1, q.sentence_end - q.sentence_start) AS detail,
        s.article_id
    FROM store.quote AS q
    INNER JOIN recent AS s ON s.reading_id = q.reading_id AND s.article_date = q.article_date
    WHERE q.speaker IS NOT NULL
),
changed AS (
    SELECT
        v.stored_at, 'changed number' AS kind, a.publisher,
        coalesce(n.old_value::VARCHAR, 'nothing') || ' > ' || coalesce(n.new_value::VARCHAR, 'nothing') || ' ' || n.unit AS what,
        NULL AS who, n.measure AS status, coalesce(n.new_sentence, n.old_sentence) AS detail, n.article_id
    FROM trend_revised_numbers AS n
    INNER JOIN store.revision AS v ON v.article_id = n.article_id AND v.revision_number = n.revision_number
    INNER JOIN store.article AS a ON a.article_id = n.article_id
    WHERE v.stored_at > (SELECT instant FROM since)
),
polled AS (
    SELECT
        source_id, polled_at,
        date_diff('minute', lag(polled_at) OVER (PARTITION BY source_id ORDER BY polled_at), polled_at) / 60 AS gap_hours
    FROM store.feed_poll
    WHERE entries_new > 0 AND polled_at > (SELECT instant FROM since) - INTERVAL 60 DAY
),
silent AS (
    SELECT
        max(p.polled_at) AS stored_at, 'silent source' AS kind, any_value(s.publisher) AS publisher, p.source_id AS what, NULL AS who,
        'silent' AS status,
        'nothing new for ' || date_diff('hour', max(p.polled_at), (SELECT max(polled_at) FROM store.feed_poll)) || ' hours; its longest pause in 60 days was '
            || round(max(p.gap_hours))::INTEGER AS detail,
        NULL::UUID AS article_id
    FROM polled AS p
    INNER JOIN store.source AS s ON s.source_id = p.source_id AND s.is_enabled
    GROUP BY p.source_id
    HAVING count(*) >= 5 AND date_diff('hour', max(p.polled_at), (SELECT max(polled_at) FROM store.feed_poll)) > 2 * max(p.gap_hours)
)
FROM new_article
UNION ALL FROM new_claim
UNION ALL FROM new_status
UNION ALL FROM said WHERE status LIKE 'US%' OR status LIKE 'CN%'
UNION ALL FROM changed
UNION ALL FROM silent
ORDER BY stored_at DESC, kind, publisher, what;

COMMENT ON VIEW today IS 'What came in the day before the newest stored reading, newest first: articles, new claims, new statuses of actions, statements of both governments, changed numbers, silent sources. Daily market moves are left out. Grain: one new thing of these. Example: FROM today WHERE kind = ''claim'';';
COMMENT ON COLUMN today.stored_at IS 'When it was stored; of a silent source: when it last brought something new.';
COMMENT ON COLUMN today.kind IS 'article, claim, status, statement, changed number or silent source.';
COMMENT ON COLUMN today.publisher IS 'Who published it; of claims and statuses the first.';
COMMENT ON COLUMN today.what IS 'The headline, number, action, words, change or source.';
COMMENT ON COLUMN today.who IS 'Speaker or claimant; NULL: none.';
COMMENT ON COLUMN today.status IS 'How real: modality and effect of a claim, status of an action; side and office of a speaker; measure of a changed number; NULL for articles.';
COMMENT ON COLUMN today.detail IS 'The sentence, the address of an article, or how long a source has been silent.';
COMMENT ON COLUMN today.article_id IS 'The article; NULL: a silent source.';
