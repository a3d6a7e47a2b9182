-- trend_recall_by_day: how much of what outside lists name is here, with the denominators. Grain: one outside list, day and publisher.
-- Hosts that are not followed stand in one row a day with publisher NULL. What was taken back counts nowhere.
CREATE OR REPLACE VIEW trend_recall_by_day AS
SELECT
    list_name,
    listed_date,
    CASE WHEN source_id IS NOT NULL THEN publisher END AS publisher,
    count(*)::INTEGER AS listed,
    count(*) FILTER (WHERE is_seen)::INTEGER AS seen,
    count(*) FILTER (WHERE is_wanted)::INTEGER AS wanted,
    count(*) FILTER (WHERE is_wanted AND fate IN ('stored', 'headline'))::INTEGER AS found,
    count(*) FILTER (WHERE is_wanted AND fate IN ('stored', 'headline', 'same_story'))::INTEGER AS stories_found,
    CASE WHEN bool_or(source_id IS NOT NULL) THEN count(*) FILTER (WHERE is_seen) / count(*) END AS share_seen,
    count(*) FILTER (WHERE is_wanted AND fate IN ('stored', 'headline')) / nullif(count(*) FILTER (WHERE is_wanted), 0) AS share_found,
    count(*) FILTER (WHERE is_wanted AND fate IN ('stored', 'headline', 'same_story'))
        / nullif(count(*) FILTER (WHERE is_wanted), 0) AS share_of_stories,
    median(date_diff('minute', published_at, first_seen_at)) FILTER (WHERE published_at IS NOT NULL AND first_seen_at IS NOT NULL) / 60
        AS usual_delay_hours,
    max(compared_at) AS compared_at
FROM store.listed_article
WHERE fate <> 'forgotten'
GROUP BY list_name, listed_date, CASE WHEN source_id IS NOT NULL THEN publisher END
ORDER BY listed_date DESC, list_name, publisher NULLS LAST;

COMMENT ON VIEW trend_recall_by_day IS 'How much of what outside lists (GDELT, Media Cloud, news sitemaps) name is here. Lists overlap: never add them up. Grain: one outside list, day and publisher. Example: SELECT publisher, sum(found) / sum(wanted) AS share_found FROM trend_recall_by_day WHERE wanted > 0 GROUP BY ALL;';
COMMENT ON COLUMN trend_recall_by_day.list_name IS 'GDELT, Media Cloud, the address of a news sitemap, or the name of a file of addresses.';
COMMENT ON COLUMN trend_recall_by_day.listed_date IS 'Day of publication by the list, UTC; where it gives none, the day of the comparison.';
COMMENT ON COLUMN trend_recall_by_day.publisher IS 'Publisher; NULL: all hosts that are not followed, of which only what is wanted is kept.';
COMMENT ON COLUMN trend_recall_by_day.listed IS 'Articles that the list names.';
COMMENT ON COLUMN trend_recall_by_day.seen IS 'Of these: listed by a feed.';
COMMENT ON COLUMN trend_recall_by_day.wanted IS 'Of those listed: relevant by title or by what a feed says of them, so that ingest would fetch them. Denominator of share_found and share_of_stories.';
COMMENT ON COLUMN trend_recall_by_day.found IS 'Of those wanted: stored under that address, as body or, where terms allow no more, as headline.';
COMMENT ON COLUMN trend_recall_by_day.stories_found IS 'Of those wanted: found, or the same title is stored under another address within three days.';
COMMENT ON COLUMN trend_recall_by_day.share_seen IS 'seen / listed; NULL: hosts that are not followed.';
COMMENT ON COLUMN trend_recall_by_day.share_found IS 'found / wanted, 0 to 1; NULL: none was wanted.';
COMMENT ON COLUMN trend_recall_by_day.share_of_stories IS 'stories_found / wanted, 0 to 1; NULL: none was wanted. As far as titles tell: a wire under another headline is not known as the same story.';
COMMENT ON COLUMN trend_recall_by_day.usual_delay_hours IS 'Median of hours from publication by the list to the first poll that saw it; NULL: nothing was seen, or the list has no times.';
COMMENT ON COLUMN trend_recall_by_day.compared_at IS 'When these were compared last.';
