-- trend_media_side_by_side: state, official and private media side by side: what each writes about. Grain: one week and topic.
CREATE OR REPLACE VIEW trend_media_side_by_side AS
WITH told AS (
    SELECT
        bucket_date AS week, topic,
        coalesce(sum(articles) FILTER (WHERE ownership = 'private'), 0)::INTEGER AS private_articles,
        coalesce(sum(articles) FILTER (WHERE ownership = 'state'), 0)::INTEGER AS state_articles,
        coalesce(sum(articles) FILTER (WHERE ownership = 'official'), 0)::INTEGER AS official_articles
    FROM store.topic_count
    WHERE bucket = 'week' AND NOT is_total
    GROUP BY ALL
),
wrote AS (
    SELECT
        bucket_date AS week,
        sum(articles_read) FILTER (WHERE ownership = 'private') AS private_read,
        sum(articles_read) FILTER (WHERE ownership = 'state') AS state_read,
        sum(articles_read) FILTER (WHERE ownership = 'official') AS official_read
    FROM store.coverage_count
    WHERE bucket = 'week' AND NOT is_total
    GROUP BY week
)
SELECT
    week, topic, private_articles, state_articles, official_articles,
    private_articles / nullif(private_read, 0) AS private_share,
    state_articles / nullif(state_read, 0) AS state_share,
    official_articles / nullif(official_read, 0) AS official_share
FROM told
LEFT JOIN wrote USING (week)
ORDER BY week, topic;

COMMENT ON VIEW trend_media_side_by_side IS 'State, official and private media side by side: what each writes about. Grain: one week and topic.';
COMMENT ON COLUMN trend_media_side_by_side.week IS 'Monday of the week of the article, UTC.';
COMMENT ON COLUMN trend_media_side_by_side.topic IS 'Topic, from reference/topics; NULL: none was read.';
COMMENT ON COLUMN trend_media_side_by_side.private_articles IS 'Articles of private media on it.';
COMMENT ON COLUMN trend_media_side_by_side.state_articles IS 'Articles of state media on it.';
COMMENT ON COLUMN trend_media_side_by_side.official_articles IS 'Texts of governments themselves on it.';
COMMENT ON COLUMN trend_media_side_by_side.private_share IS 'Share of what private media wrote that week, 0 to 1; NULL: they wrote nothing that was read.';
COMMENT ON COLUMN trend_media_side_by_side.state_share IS 'The same of state media; NULL: they wrote nothing that was read.';
COMMENT ON COLUMN trend_media_side_by_side.official_share IS 'The same of governments; NULL: they published nothing that was read.';
