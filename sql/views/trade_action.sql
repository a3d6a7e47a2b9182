-- trade_action: official acts of trade policy of both sides. Grain: one act.
CREATE OR REPLACE VIEW trade_action AS
SELECT
    a.measure_id,
    a.head_id,
    a.title,
    a.imposer,
    a.targets,
    a.kind,
    a.change,
    a.amends,
    a.instrument,
    a.body,
    a.goods,
    a.goods_names,
    a.hs,
    a.scope,
    a.state,
    a.rate,
    a.other_rates,
    a.covered_usd,
    a.rate_unit,
    a.basis,
    a.adds_to,
    a.excludes,
    a.announced_date,
    a.from_date,
    a.since_date,
    a.until_date,
    a.document,
    a.address,
    a.second_address,
    a.is_verified,
    a.reviewed_date,
    a.notes
FROM store.trade_action AS a;

COMMENT ON VIEW trade_action IS 'Official acts of trade policy, made by hand from official texts (reference/measures). Acts with one head_id are a chain: of those that cover a day, the last decides. See in_force, measure_history. Grain: one act.';
COMMENT ON COLUMN trade_action.measure_id IS 'Name of the act in reference/measures.';
COMMENT ON COLUMN trade_action.head_id IS 'The act at the head of its chain; itself where it amends nothing.';
COMMENT ON COLUMN trade_action.title IS 'What it is, in a few words.';
COMMENT ON COLUMN trade_action.imposer IS 'ISO code of the side that acts.';
COMMENT ON COLUMN trade_action.targets IS 'ISO codes of the sides acted on; *: every country.';
COMMENT ON COLUMN trade_action.kind IS 'tariff, export_control, import_restriction, investment_restriction, port_fee, listing, trade_remedy, purchase_commitment, relief, agreement or ruling.';
COMMENT ON COLUMN trade_action.change IS 'What it does: imposes, sets_rate, suspends, extends, ends, strikes_down, exempts, delays, proposes or threatens.';
COMMENT ON COLUMN trade_action.amends IS 'The act that it changes; NULL: stands by itself.';
COMMENT ON COLUMN trade_action.instrument IS 'Legal ground or list.';
COMMENT ON COLUMN trade_action.body IS 'Body that issued it.';
COMMENT ON COLUMN trade_action.goods IS 'Goods in words, from the text.';
COMMENT ON COLUMN trade_action.goods_names IS 'The same as names of reference/goods.toml; empty: all goods, or no name fits.';
COMMENT ON COLUMN trade_action.hs IS 'Prefixes of the Harmonized System; empty: all goods, or untold.';
COMMENT ON COLUMN trade_action.scope IS 'all: every good; headings: every good under hs; part: some of the goods under hs, or untold.';
COMMENT ON COLUMN trade_action.state IS 'What holds while this act decides: in_force, suspended, ended; none: it decides nothing (a threat, proposal or delay).';
COMMENT ON COLUMN trade_action.rate IS 'Rate or amount while this act decides, in rate_unit; NULL: none, or differs by good or firm.';
COMMENT ON COLUMN trade_action.other_rates IS 'Rates of its annexes beside rate; empty: one rate.';
COMMENT ON COLUMN trade_action.covered_usd IS 'Values of trade in USD by which it is called, such as the $200 billion; empty: none told.';
COMMENT ON COLUMN trade_action.rate_unit IS 'percent (ad valorem), or words.';
COMMENT ON COLUMN trade_action.basis IS 'additional (on top of what is there) or total; NULL: no duty.';
COMMENT ON COLUMN trade_action.adds_to IS 'Chains to which its text says that it adds.';
COMMENT ON COLUMN trade_action.excludes IS 'Chains that do not apply to the goods it covers.';
COMMENT ON COLUMN trade_action.announced_date IS 'Day of signing or announcement.';
COMMENT ON COLUMN trade_action.from_date IS 'First day of effect; NULL: never took effect.';
COMMENT ON COLUMN trade_action.since_date IS 'Since when the same has held, extensions counted through; NULL: never took effect.';
COMMENT ON COLUMN trade_action.until_date IS 'First day on which it no longer holds; NULL: open.';
COMMENT ON COLUMN trade_action.document IS 'Number of the document; NULL: has none, or not known.';
COMMENT ON COLUMN trade_action.address IS 'Where it was read; NULL: unverified.';
COMMENT ON COLUMN trade_action.second_address IS 'A second account; NULL: the first is the official text.';
COMMENT ON COLUMN trade_action.is_verified IS 'True: the official text or two independent accounts were read. Others stay out of in_force unless asked for.';
COMMENT ON COLUMN trade_action.reviewed_date IS 'Changes after this day were not looked for.';
COMMENT ON COLUMN trade_action.notes IS 'What else is to be known; NULL: nothing.';
