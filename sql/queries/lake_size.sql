-- Bytes of the files that the newest state of the lake `tradelines` consists of. Grain: the lake.
SELECT coalesce(sum(file_size_bytes + delete_file_size_bytes), 0)::BIGINT AS byte_count FROM ducklake_table_info('tradelines');
