-- trend_new_this_week: what is new in the newest week against the trailing eight. Grain: one entity, topic or kind of figure of the newest week.
CREATE OR REPLACE VIEW trend_new_this_week AS
WITH newest AS (
    SELECT max(bucket_date) AS week FROM store.coverage_count WHERE bucket = 'week'
),
told AS (
    SELECT week, kind, canonical AS name, sum(stories) AS stories
    FROM store.entity_count
    WHERE week >= (SELECT week FROM newest) - 56
    GROUP BY ALL
    UNION ALL
    SELECT bucket_date, 'topic', topic, stories
    FROM store.topic_count
    WHERE bucket = 'week' AND is_total AND bucket_date >= (SELECT week FROM newest) - 56
    UNION ALL
    SELECT bucket_date, 'figure', concat_ws(' ', economy, measure, effect, modality), sum(stories)
    FROM store.figure_count
    WHERE bucket = 'week' AND measure <> 'market' AND bucket_date >= (SELECT week FROM newest) - 56
    GROUP BY ALL
)
SELECT * FROM (
SELECT
    kind, name,
    (SELECT week FROM newest) AS week,
    sum(stories) FILTER (WHERE week = (SELECT week FROM newest))::INTEGER AS stories,
    coalesce(sum(stories) FILTER (WHERE week < (SELECT week FROM newest)), 0) / 8 AS usual_stories,
    count(*) = 1 AS is_new
FROM told
GROUP BY kind, name
HAVING sum(stories) FILTER (WHERE week = (SELECT week FROM newest)) > 0
)
ORDER BY (stories + 1) / (usual_stories + 1) DESC, stories DESC, kind, name;

COMMENT ON VIEW trend_new_this_week IS 'What is new in the newest week against the trailing eight. Grain: one entity, topic or kind of figure of the newest week. Example: FROM trend_new_this_week WHERE is_new ORDER BY stories DESC LIMIT 20;';
COMMENT ON COLUMN trend_new_this_week.kind IS 'person, organisation, place, topic or figure.';
COMMENT ON COLUMN trend_new_this_week.name IS 'Canonical name, topic, or economy, measure, effect and modality of a figure.';
COMMENT ON COLUMN trend_new_this_week.week IS 'Monday of the newest week with articles; it may not be over yet.';
COMMENT ON COLUMN trend_new_this_week.stories IS 'Independent stories of that week; of figures, kinds of form and partner counted each.';
COMMENT ON COLUMN trend_new_this_week.usual_stories IS 'The same a week over the eight weeks before.';
COMMENT ON COLUMN trend_new_this_week.is_new IS 'True: not once in the eight weeks before.';
