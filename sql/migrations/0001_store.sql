-- The store: what was fetched, read and found, append-only. Grain and key of each table stand above it.
-- No PRIMARY KEY, CHECK, ENUM, sequence or index: DuckLake refuses them and DuckDB 1.5 pays for the first at every
-- checkpoint. Uniqueness is a check (sql/checks), loads are anti joins. Ids are the first 128 bits of SHA-256 over
-- the natural key. Instants are TIMESTAMPTZ; days for grouping are stored DATEs.
CREATE SCHEMA IF NOT EXISTS store;

-- One row a run of a flow. Key: run_id.
CREATE TABLE store.run (
    run_id UUID, flow VARCHAR, status VARCHAR, started_at TIMESTAMPTZ, ended_at TIMESTAMPTZ, host VARCHAR, process_id INTEGER,
    process_started_at DOUBLE, version VARCHAR, parameters VARCHAR, sources_polled INTEGER, sources_failed INTEGER,
    entries_seen INTEGER, entries_new INTEGER, pages_fetched INTEGER, articles_stored INTEGER, revisions_stored INTEGER,
    pages_rejected INTEGER, figures_stored INTEGER, quotes_stored INTEGER, events_stored INTEGER, message VARCHAR
);

-- One row a source as sources.toml had it last. Key: source_id.
CREATE TABLE store.source (
    source_id VARCHAR, name VARCHAR, publisher VARCHAR, kind VARCHAR, address VARCHAR, country VARCHAR, ownership VARCHAR,
    language VARCHAR, grade VARCHAR, is_enabled BOOLEAN, is_general_interest BOOLEAN, expected_entries_week DOUBLE,
    may_fetch_body BOOLEAN, may_store_body BOOLEAN, may_export_body BOOLEAN, link_selector VARCHAR, date_selector VARCHAR, notes VARCHAR
);

-- One row a poll of one source; the newest row of a source is its poll state. Key: poll_id.
CREATE TABLE store.feed_poll (
    poll_id UUID, run_id UUID, source_id VARCHAR, polled_at TIMESTAMPTZ, outcome VARCHAR, status INTEGER, reason VARCHAR,
    entries_seen INTEGER, entries_new INTEGER, entries_changed INTEGER, byte_count BIGINT, state VARCHAR, next_poll_at TIMESTAMPTZ,
    failures DOUBLE, warnings VARCHAR[]
);

-- One row an article address that a publisher ever listed, relevant or not: the denominator. Key: entry_id (publisher, canonical address).
CREATE TABLE store.feed_entry (
    entry_id UUID, publisher VARCHAR, article_id UUID, source_id VARCHAR, address VARCHAR, canonical_address VARCHAR,
    title VARCHAR, summary VARCHAR, published_at TIMESTAMPTZ, published_date_utc DATE, entry_date DATE, language VARCHAR, author VARCHAR,
    external_id VARCHAR, is_fetch_wanted BOOLEAN, first_look_reasons VARCHAR[], first_seen_at TIMESTAMPTZ, run_id UUID
);

-- One row an entry when first seen in a source, and again only when its title, summary or date there changes. Key: sighting_id.
CREATE TABLE store.entry_sighting (
    sighting_id UUID, entry_id UUID, source_id VARCHAR, title VARCHAR, summary VARCHAR, published_at TIMESTAMPTZ,
    content_hash VARCHAR, seen_at TIMESTAMPTZ, run_id UUID
);

-- One row a fetch of one address. Key: page_id.
CREATE TABLE store.page (
    page_id UUID, run_id UUID, batch_id UUID, entry_id UUID, article_id UUID, address VARCHAR, final_address VARCHAR, status INTEGER,
    fetched_at TIMESTAMPTZ, stored_at TIMESTAMPTZ, body_hash VARCHAR, byte_count BIGINT, warc_file VARCHAR, warc_offset BIGINT,
    warc_length BIGINT, warc_digest VARCHAR, outcome VARCHAR, reason VARCHAR, attempt INTEGER, next_fetch_at TIMESTAMPTZ, is_pruned BOOLEAN
);

-- One row an article. Key: article_id (canonical address).
CREATE TABLE store.article (
    article_id UUID, canonical_address VARCHAR, publisher VARCHAR, source_id VARCHAR, entry_id UUID, first_seen_at TIMESTAMPTZ,
    stored_at TIMESTAMPTZ, batch_id UUID
);

-- One row a change by the publisher: two fetches, cleaned by the same cleaner, with different bodies. Key: revision_id.
CREATE TABLE store.revision (
    revision_id UUID, article_id UUID, page_id UUID, revision_number INTEGER, fetched_at TIMESTAMPTZ, stored_at TIMESTAMPTZ, batch_id UUID
);

-- One row a revision and cleaner version, or an entry's title and summary. Offsets of every fact count in content. Key: text_id.
CREATE TABLE store.text (
    text_id UUID, article_id UUID, revision_id UUID, entry_id UUID, kind VARCHAR, content VARCHAR, content_hash VARCHAR,
    title_length INTEGER, cleaner_version INTEGER, title VARCHAR, byline VARCHAR, section VARCHAR, language VARCHAR, is_paywalled BOOLEAN,
    published_at TIMESTAMPTZ, published_date DATE, published_date_utc DATE, article_date DATE, date_basis VARCHAR,
    word_count INTEGER, is_current BOOLEAN, stored_at TIMESTAMPTZ, batch_id UUID
);

-- One row a text, reader, reader version and model, also when nothing was found. Owns the facts. Key: reading_id.
CREATE TABLE store.reading (
    reading_id UUID, text_id UUID, article_id UUID, reader VARCHAR, reader_version INTEGER, model VARCHAR, is_current BOOLEAN,
    stored_at TIMESTAMPTZ, batch_id UUID, run_id UUID
);

-- One row an entity ever read, by kind, canonical name and country. Key: entity_id.
CREATE TABLE store.entity (
    entity_id UUID, kind VARCHAR, canonical VARCHAR, country VARCHAR, is_registered BOOLEAN, first_seen_at TIMESTAMPTZ
);

-- One row a name mention in one text. Key: mention_id within reading_id.
CREATE TABLE store.mention (
    reading_id UUID, text_id UUID, article_id UUID, mention_id UUID, entity_id UUID, kind VARCHAR, canonical VARCHAR, country VARCHAR,
    role_text VARCHAR, start_char INTEGER, end_char INTEGER, rule VARCHAR
);

-- One row a number in one text. Key: figure_id within reading_id.
CREATE TABLE store.figure (
    reading_id UUID, text_id UUID, article_id UUID, figure_id UUID, sentence_start INTEGER, sentence_end INTEGER,
    start_char INTEGER, end_char INTEGER, value DOUBLE, value_high DOUBLE, unit VARCHAR, qualifier VARCHAR, change VARCHAR,
    measure VARCHAR, modality VARCHAR, speaker VARCHAR, economy VARCHAR, partner VARCHAR, period VARCHAR, form VARCHAR,
    effect VARCHAR, direction VARCHAR, goods VARCHAR[], scope VARCHAR, basis VARCHAR[], per VARCHAR, effective_from VARCHAR,
    effective_until VARCHAR, subject VARCHAR, attribution VARCHAR, data_source VARCHAR, part VARCHAR, conversion_of INTEGER,
    value_usd DOUBLE, rule VARCHAR
);

-- One row a stretch of reported speech in one text. Key: quote_id within reading_id.
CREATE TABLE store.quote (
    reading_id UUID, text_id UUID, article_id UUID, quote_id UUID, sentence_start INTEGER, sentence_end INTEGER,
    start_char INTEGER, end_char INTEGER, kind VARCHAR, speaker VARCHAR, speaker_kind VARCHAR, speaker_text VARCHAR, cue VARCHAR,
    addressee VARCHAR, said_on VARCHAR, venue VARCHAR, rule VARCHAR
);

-- One row a trade action in one text. Key: event_id within reading_id.
CREATE TABLE store.event (
    reading_id UUID, text_id UUID, article_id UUID, event_id UUID, sentence_start INTEGER, sentence_end INTEGER,
    start_char INTEGER, end_char INTEGER, type VARCHAR, actor VARCHAR, target VARCHAR, status VARCHAR, date VARCHAR,
    effective_from VARCHAR, effective_until VARCHAR, instrument VARCHAR, goods VARCHAR[], participants VARCHAR[],
    claimed_by VARCHAR, is_denied BOOLEAN, rule VARCHAR
);

-- One row a figure that belongs to an event. Key: event_id, figure_id within reading_id.
CREATE TABLE store.event_figure (
    reading_id UUID, event_id UUID, figure_id UUID, role VARCHAR
);

-- One row a topic of one sentence. Key: reading_id, start_char, topic.
CREATE TABLE store.sentence_topic (
    reading_id UUID, text_id UUID, article_id UUID, start_char INTEGER, end_char INTEGER, topic VARCHAR, terms VARCHAR[]
);

-- One row a topic of a whole text with the terms that decided. Key: reading_id, topic.
CREATE TABLE store.article_topic (
    reading_id UUID, text_id UUID, article_id UUID, topic VARCHAR, terms VARCHAR[]
);

-- One row a judged text. Key: reading_id.
CREATE TABLE store.relevance (
    reading_id UUID, text_id UUID, article_id UUID, score DOUBLE, is_on_topic BOOLEAN,
    reasons STRUCT(term VARCHAR, weight DOUBLE, start_char INTEGER)[]
);

-- One row a feed, entry or input line that became nothing (pages are in page). Key: rejected_id.
CREATE TABLE store.rejected (
    rejected_id UUID, run_id UUID, stage VARCHAR, source_id VARCHAR, address VARCHAR, reason VARCHAR, rejected_at TIMESTAMPTZ
);

-- Reference data as the running version had it, replaced whole. Key: entity_id.
CREATE TABLE store.person (
    entity_id UUID, canonical VARCHAR, chinese_name VARCHAR, country VARCHAR, source VARCHAR
);
CREATE TABLE store.body (
    entity_id UUID, canonical VARCHAR, kind VARCHAR, country VARCHAR, parent VARCHAR, source VARCHAR
);
CREATE TABLE store.company (
    entity_id UUID, canonical VARCHAR, country VARCHAR, sector VARCHAR, parent VARCHAR, ticker VARCHAR, exchange VARCHAR, cik VARCHAR,
    source VARCHAR
);
CREATE TABLE store.place (
    entity_id UUID, canonical VARCHAR, kind VARCHAR, country VARCHAR, stands_for VARCHAR, source VARCHAR
);
-- One row a listing of a company. Key: entity_id, list, from_date.
CREATE TABLE store.company_listing (
    entity_id UUID, list VARCHAR, from_date DATE, until_date DATE, source VARCHAR
);
-- One row a term of office. Key: entity_id, title, from_date.
CREATE TABLE store.office (
    entity_id UUID, canonical VARCHAR, title VARCHAR, body VARCHAR, country VARCHAR, from_date DATE, until_date DATE, is_shared BOOLEAN
);
-- One row another name of an entity; also how a person discovered first is merged with one registered later. Key: alias, entity_id.
CREATE TABLE store.entity_alias (
    alias VARCHAR, entity_id UUID, kind VARCHAR, is_ambiguous BOOLEAN
);

-- What this copy is. Key: name.
CREATE TABLE store.meta (name VARCHAR, value VARCHAR);

-- One row an origin whose robots.txt was asked for. Key: origin.
CREATE TABLE store.host (
    origin VARCHAR, status INTEGER, content VARCHAR, reason VARCHAR, failure_kind VARCHAR, fetched_at TIMESTAMPTZ,
    fresh_until TIMESTAMPTZ
);
