-- How much of the open file is free space. Grain: the file.
SELECT block_size * total_blocks AS byte_count, free_blocks / greatest(total_blocks, 1) AS free_share FROM pragma_database_size();
