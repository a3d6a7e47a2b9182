-- Stories: which texts are copies or updates of which. Append-only, as the rest of the store.

-- One row a story: made from the article that founded it, never given twice. Key: story_id.
CREATE TABLE store.story (
    story_id UUID, founding_article_id UUID, first_seen_at TIMESTAMPTZ, stored_at TIMESTAMPTZ, batch_id UUID
);

-- One row a text with the story it was placed in (before later merges) and its signature. Key: text_id.
CREATE TABLE store.story_member (
    text_id UUID, article_id UUID, story_id UUID, publisher VARCHAR, relation VARCHAR, like_text_id UUID, containment DOUBLE,
    wire VARCHAR, shingles INTEGER, minima BLOB, seen_at TIMESTAMPTZ, stored_at TIMESTAMPTZ, batch_id UUID
);

-- One row a band of a text's signature; texts that share one are compared. Key: text_id, band.
CREATE TABLE store.story_band (
    band INTEGER, text_id UUID
);

-- One row a story that turned out to be another, older one. Key: story_id.
CREATE TABLE store.story_merge (
    story_id UUID, into_story_id UUID, merged_at TIMESTAMPTZ, batch_id UUID
);
