-- story: one story told by one or many articles, with how far it spread. Grain: one story.
CREATE OR REPLACE VIEW story AS
SELECT
    m.story_id,
    arg_min(m.title, (m.first_seen_at, m.article_id)) AS title,
    min(m.article_date) AS story_date,
    min(m.first_seen_at) AS first_seen_at,
    arg_min(m.publisher, (m.first_seen_at, m.article_id)) AS first_seen_publisher,
    arg_min(m.article_id, (m.first_seen_at, m.article_id)) AS first_seen_article_id,
    mode(m.wire) AS wire,
    count(*) AS articles,
    count(*) FILTER (m.relation = 'copy') AS copies,
    count(*) FILTER (m.relation = 'update') AS updates,
    count(DISTINCT m.publisher) AS outlets,
    count(DISTINCT m.country) AS countries,
    date_diff('minute', min(m.first_seen_at), max(m.first_seen_at)) / 60 AS spread_hours
FROM story_member AS m
GROUP BY m.story_id;

COMMENT ON VIEW story IS 'One story with its spread. Count these instead of articles where a wire story must count once. Grain: one story.';
COMMENT ON COLUMN story.story_id IS 'Made from the article that founded it; never used again.';
COMMENT ON COLUMN story.title IS 'Headline of the article seen first; NULL: its page names none.';
COMMENT ON COLUMN story.story_date IS 'Earliest day of its articles, UTC. Group by this.';
COMMENT ON COLUMN story.first_seen_at IS 'When we first saw an article of it; others may have reported it before.';
COMMENT ON COLUMN story.first_seen_publisher IS 'Whose article we saw first; not who reported it first.';
COMMENT ON COLUMN story.first_seen_article_id IS 'The article that we saw first.';
COMMENT ON COLUMN story.wire IS 'Agency that most of its texts name as their source; NULL: none does.';
COMMENT ON COLUMN story.articles IS 'Articles that tell it, copies and updates included.';
COMMENT ON COLUMN story.copies IS 'Articles that are copies of another outlet''s text.';
COMMENT ON COLUMN story.updates IS 'Articles that are versions of another text of the same outlet or of their own earlier text.';
COMMENT ON COLUMN story.outlets IS 'Publishers that carry it.';
COMMENT ON COLUMN story.countries IS 'Countries of these publishers, those of unknown sources left out.';
COMMENT ON COLUMN story.spread_hours IS 'Hours from the first to the last article as we saw them; 0: one article.';
