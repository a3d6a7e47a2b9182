-- What trends, claims, indices and search stand on. All of it is derived from the store and can be made again from it; it is
-- kept up in the transaction of the batch (sql/queries/keep_*.sql), search nightly. Views and macros read it; nobody needs to.

-- One row a statement: the same number said about the same thing by the same speaker, however often. Key: claim_id.
CREATE TABLE store.claim (
    claim_id UUID, statement_id UUID, thing_id UUID, measure VARCHAR, form VARCHAR, effect VARCHAR, modality VARCHAR, unit VARCHAR,
    per VARCHAR, direction VARCHAR, value DOUBLE, value_high DOUBLE, economy VARCHAR, partner VARCHAR, goods VARCHAR[], subject VARCHAR,
    period VARCHAR, is_period_told BOOLEAN, instrument VARCHAR, speaker VARCHAR, is_anchored BOOLEAN, is_about_tariffs BOOLEAN, scopes VARCHAR[], bases VARCHAR[],
    first_date DATE, last_date DATE, mentions INTEGER, background_mentions INTEGER, articles INTEGER, stories INTEGER,
    publishers INTEGER, first_stored_at TIMESTAMPTZ
);

-- One row a figure of a current reading of a current text that restates no other figure. Key: figure_id.
CREATE TABLE store.claim_figure (
    claim_id UUID, figure_id UUID, article_id UUID, article_date DATE, publisher VARCHAR, measure VARCHAR, form VARCHAR, effect VARCHAR,
    modality VARCHAR, economy VARCHAR, partner VARCHAR, basis VARCHAR, is_about_tariffs BOOLEAN, is_background BOOLEAN,
    stored_at TIMESTAMPTZ
);

-- How much was stored by day and source. Key: day, source_id, publisher.
CREATE TABLE store.day_count (
    day DATE, source_id VARCHAR, publisher VARCHAR, articles INTEGER, stories INTEGER, articles_on_topic INTEGER, stories_on_topic INTEGER
);

-- How much was stored by country and ownership of the publisher, and in all. Key: bucket (week, month), bucket_date, is_total, country, ownership.
CREATE TABLE store.coverage_count (
    bucket VARCHAR, bucket_date DATE, is_total BOOLEAN, country VARCHAR, ownership VARCHAR, articles INTEGER, stories INTEGER,
    articles_on_topic INTEGER, stories_on_topic INTEGER, articles_read INTEGER
);

-- How many articles tell of a topic, by ownership of the publisher, and in all. Key: bucket, bucket_date, topic, is_total, ownership.
CREATE TABLE store.topic_count (
    bucket VARCHAR, bucket_date DATE, topic VARCHAR, is_total BOOLEAN, ownership VARCHAR, articles INTEGER, stories INTEGER
);

-- How often which kind of figure was told. Key: bucket, bucket_date and the kinds.
CREATE TABLE store.figure_count (
    bucket VARCHAR, bucket_date DATE, measure VARCHAR, form VARCHAR, effect VARCHAR, modality VARCHAR, economy VARCHAR, partner VARCHAR,
    mentions INTEGER, new_mentions INTEGER, articles INTEGER, stories INTEGER
);

-- How often which tariff rate was told, and as what. Key: week and all that follows up to value_high.
CREATE TABLE store.rate_count (
    week DATE, economy VARCHAR, partner VARCHAR, status VARCHAR, basis VARCHAR, value DOUBLE, value_high DOUBLE,
    mentions INTEGER, new_mentions INTEGER, articles INTEGER, stories INTEGER
);

-- How often which entity was named in a week. Key: week, kind, canonical, country.
CREATE TABLE store.entity_count (
    week DATE, kind VARCHAR, canonical VARCHAR, country VARCHAR, mentions INTEGER, articles INTEGER, stories INTEGER
);

-- Who spoke on what to whom in a month. Key: month, speaker, topic, addressee.
CREATE TABLE store.speaker_count (
    month DATE, speaker VARCHAR, speaker_kind VARCHAR, offices VARCHAR, topic VARCHAR, addressee VARCHAR, quotes INTEGER,
    direct_quotes INTEGER, articles INTEGER, stories INTEGER
);

-- What holders of an office said on which topic in a month. Key: month, title, body, topic.
CREATE TABLE store.office_count (
    month DATE, title VARCHAR, body VARCHAR, country VARCHAR, topic VARCHAR, speakers VARCHAR[], quotes INTEGER, direct_quotes INTEGER,
    articles INTEGER, stories INTEGER
);

-- What either side's officials said in the articles that tell an action between the United States and China, by month.
-- Key: month, type, actor, target, instrument, side.
CREATE TABLE store.side_statement (
    month DATE, type VARCHAR, actor VARCHAR, target VARCHAR, instrument VARCHAR, side VARCHAR, first_date DATE, first_quote_id UUID,
    first_speaker VARCHAR, quotes INTEGER, articles INTEGER, stories INTEGER
);

-- One row a term set of an index, as reference/index_terms.toml had it. Key: index_name, term_set.
CREATE TABLE store.index_term (
    index_name VARCHAR, title VARCHAR, version VARCHAR, term_set VARCHAR, terms VARCHAR[], pattern VARCHAR
);

-- One row an entry whose title and summary have a term of every set of an index. Key: index_name, entry_id.
CREATE TABLE store.index_entry (index_name VARCHAR, entry_id UUID);

-- How many entries of general-interest sources a publisher listed: the denominator of indices. Key: bucket, bucket_date, publisher.
CREATE TABLE store.entry_count (bucket VARCHAR, bucket_date DATE, publisher VARCHAR, entries INTEGER);

-- How many of these count in an index: its numerator. Key: index_name, bucket, bucket_date, publisher.
CREATE TABLE store.index_count (index_name VARCHAR, bucket VARCHAR, bucket_date DATE, publisher VARCHAR, entries INTEGER);

-- The full-text index: articles, and how often which word stands in which, sorted by word. Keys: doc; word and doc.
CREATE TABLE store.search_article (doc INTEGER, article_id UUID, text_id UUID, length INTEGER);
CREATE TABLE store.search_word (word VARCHAR, articles INTEGER);
CREATE TABLE store.search_posting (word VARCHAR, doc INTEGER, times INTEGER);
