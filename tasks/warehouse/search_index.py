"""The full-text index: built nightly in the live file, so that every copy carries it, and read by `search()`."""

from __future__ import annotations

import duckdb

from tasks.warehouse.schema import query_sql, transaction


def build_search_index(connection: duckdb.DuckDBPyConnection) -> int:
    """Build the index of all newest texts again, in one transaction; the number of articles in it."""
    with transaction(connection):
        connection.execute(query_sql("build_search_index"))
    row = connection.execute("SELECT count(*) FROM store.search_article").fetchone()
    return int(row[0]) if row else 0
