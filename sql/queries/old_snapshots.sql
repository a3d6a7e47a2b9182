-- States of the lake `tradelines` up to a time, but never the newest one. Grain: one state.
SELECT snapshot_id FROM ducklake_snapshots('tradelines')
WHERE snapshot_time <= $until AND snapshot_id < (SELECT max(snapshot_id) FROM ducklake_snapshots('tradelines'))
ORDER BY snapshot_id;
