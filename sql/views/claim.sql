-- claim: one statement of one number by one speaker, however often it is repeated. Grain: one claim.
CREATE OR REPLACE VIEW claim AS
SELECT
    claim_id, statement_id, measure, form, effect, modality, unit, per, direction, value, value_high, economy, partner, goods, subject, period,
    is_period_told, instrument, speaker, is_anchored, scopes, bases, first_date, last_date, mentions, background_mentions, articles,
    stories, publishers, first_stored_at
FROM store.claim;

COMMENT ON VIEW claim IS 'One statement of one number by one speaker, however often it is repeated. Grain: one claim. Example: SELECT first_date, measure, value, unit, economy, partner, speaker, stories FROM claim WHERE stories > 1 ORDER BY stories DESC LIMIT 20;';
COMMENT ON COLUMN claim.claim_id IS 'Made from everything that makes it one claim.';
COMMENT ON COLUMN claim.statement_id IS 'The same said by anybody: claims of other speakers share it.';
COMMENT ON COLUMN claim.measure IS 'What is measured.';
COMMENT ON COLUMN claim.form IS 'level, change, from or to; NULL: untold.';
COMMENT ON COLUMN claim.effect IS 'What is done to a duty; NULL: no duty, or only described.';
COMMENT ON COLUMN claim.modality IS 'reported, announced, threatened, forecast or hypothetical.';
COMMENT ON COLUMN claim.unit IS 'ISO 4217 for money, percent, or a singular noun.';
COMMENT ON COLUMN claim.per IS 'The unit it is divided by; NULL: nothing.';
COMMENT ON COLUMN claim.direction IS 'deficit or surplus; NULL: no balance.';
COMMENT ON COLUMN claim.value IS 'In base units, to three significant digits; the low end where value_high is set.';
COMMENT ON COLUMN claim.value_high IS 'High end of a range; NULL: a single number.';
COMMENT ON COLUMN claim.economy IS 'Whose figure, ISO code; NULL: none or several.';
COMMENT ON COLUMN claim.partner IS 'The other side, ISO code; NULL: none or several.';
COMMENT ON COLUMN claim.goods IS 'Goods or sectors it covers; empty: all, or none told.';
COMMENT ON COLUMN claim.subject IS 'Firm or body whose figure it is; NULL: a state''s, or untold.';
COMMENT ON COLUMN claim.period IS 'ISO date or interval; NULL: untold, of a rule or deal that stands until it is changed.';
COMMENT ON COLUMN claim.is_period_told IS 'False: period is the month of the article, as the text tells none.';
COMMENT ON COLUMN claim.instrument IS 'Legal ground or list of the action it belongs to; NULL: untold.';
COMMENT ON COLUMN claim.speaker IS 'Canonical name; NULL: unnamed, a data release, or the article itself.';
COMMENT ON COLUMN claim.is_anchored IS 'False: no economy, partner, firm, speaker or goods told, so it is a claim of its article alone.';
COMMENT ON COLUMN claim.scopes IS 'goods, services, both: what the texts say it covers; empty: untold.';
COMMENT ON COLUMN claim.bases IS 'All bases told (yoy, real, additional, ...); empty: untold.';
COMMENT ON COLUMN claim.first_date IS 'Day of the first article that tells it, UTC: the first we saw, no more.';
COMMENT ON COLUMN claim.last_date IS 'Day of the last one.';
COMMENT ON COLUMN claim.mentions IS 'Figures that say it.';
COMMENT ON COLUMN claim.background_mentions IS 'Of these told as known background ("has already imposed").';
COMMENT ON COLUMN claim.articles IS 'Articles that say it.';
COMMENT ON COLUMN claim.stories IS 'Independent stories that say it.';
COMMENT ON COLUMN claim.publishers IS 'Publishers that tell it.';
COMMENT ON COLUMN claim.first_stored_at IS 'When the first of them was stored.';
