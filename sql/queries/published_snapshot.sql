-- The state of the lake `tradelines` that was published last; NULL: none is there. Grain: one state.
SELECT max(snapshot_id) AS snapshot_id FROM ducklake_snapshots('tradelines') WHERE commit_message = 'published';
