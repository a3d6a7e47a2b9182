-- trend_purchases_by_year: purchase commitments beside reported purchases: volumes, years, and whether they come on top of a baseline. Listed, never summed. Grain: one year, buyer, seller, goods, unit, per and form.
CREATE OR REPLACE VIEW trend_purchases_by_year AS
SELECT
    coalesce(TRY_CAST(substring(period, 1, 4) AS INTEGER), year(first_date)) AS year,
    period IS NOT NULL AS is_year_told,
    economy, partner, goods, unit, per, form,
    list(DISTINCT value ORDER BY value) FILTER (WHERE modality IN ('announced', 'threatened', 'forecast')) AS committed,
    list(DISTINCT value ORDER BY value) FILTER (WHERE modality = 'reported') AS bought,
    list(DISTINCT speaker ORDER BY speaker) FILTER (WHERE speaker IS NOT NULL) AS speakers,
    count(*) AS claims,
    sum(mentions)::INTEGER AS mentions
FROM store.claim
WHERE measure = 'purchase' AND modality <> 'hypothetical'
GROUP BY ALL
ORDER BY year, claims DESC, mentions DESC, unit;

COMMENT ON VIEW trend_purchases_by_year IS 'Purchase commitments beside reported purchases: volumes, years, and whether they come on top of a baseline. Listed, never summed. Grain: one year, buyer, seller, goods, unit, per and form.';
COMMENT ON COLUMN trend_purchases_by_year.year IS 'Year the period begins in, else that of the first article.';
COMMENT ON COLUMN trend_purchases_by_year.is_year_told IS 'False: year is that of the first article.';
COMMENT ON COLUMN trend_purchases_by_year.economy IS 'Whose purchase, ISO code; NULL: untold.';
COMMENT ON COLUMN trend_purchases_by_year.partner IS 'The other side, ISO code; NULL: untold.';
COMMENT ON COLUMN trend_purchases_by_year.goods IS 'Goods or sectors it covers; empty: all, or none told.';
COMMENT ON COLUMN trend_purchases_by_year.unit IS 'ISO 4217 for money, percent, or a singular noun.';
COMMENT ON COLUMN trend_purchases_by_year.per IS 'The unit it is divided by; NULL: nothing.';
COMMENT ON COLUMN trend_purchases_by_year.form IS 'level: so much; change: on top of a baseline, such as "than in 2017"; never compare the two.';
COMMENT ON COLUMN trend_purchases_by_year.committed IS 'Values promised, announced or expected; NULL: none.';
COMMENT ON COLUMN trend_purchases_by_year.bought IS 'Values told as bought; NULL: none.';
COMMENT ON COLUMN trend_purchases_by_year.speakers IS 'Who says so; NULL: nobody named.';
COMMENT ON COLUMN trend_purchases_by_year.claims IS 'Distinct claims.';
COMMENT ON COLUMN trend_purchases_by_year.mentions IS 'How often the texts tell it.';
