-- Misses: what outside lists name, and what became of it here.

-- One row an article that an outside list names, as it was compared last. Key: list_name, article_id.
CREATE TABLE store.listed_article (
    list_name VARCHAR, list_form VARCHAR, article_id UUID, address VARCHAR, title VARCHAR, published_at TIMESTAMPTZ, listed_date DATE,
    source_id VARCHAR, publisher VARCHAR, is_wanted BOOLEAN, is_seen BOOLEAN, fate VARCHAR, detail VARCHAR,
    first_seen_at TIMESTAMPTZ, compared_at TIMESTAMPTZ, run_id UUID
);

-- A sitemap that is only compared with what the feed brought.
ALTER TABLE store.source ADD COLUMN news_sitemap VARCHAR;
