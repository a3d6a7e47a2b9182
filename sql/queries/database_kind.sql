-- Which kind of database is the current one: duckdb or ducklake. Grain: the database.
SELECT type FROM duckdb_databases() WHERE database_name = current_database();
