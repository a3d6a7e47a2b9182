"""What trends stand on, made again from the facts: after a change of stories, sources or offices, or of its own rules."""

from __future__ import annotations

import duckdb

from tasks.warehouse.live import KEPT
from tasks.warehouse.schema import query_sql, transaction


def rebuild_trends(connection: duckdb.DuckDBPyConnection, chunk: int = 50_000) -> int:
    """Claims and counts of all articles, in their order of time, so many articles a transaction; how many there were."""
    connection.execute(query_sql("number_articles"))
    row = connection.execute("SELECT count(*) FROM numbered_article").fetchone()
    count = int(row[0]) if row else 0
    for first in range(0, count, chunk):
        with transaction(connection):
            connection.execute(query_sql("touch_articles"), {"first": first, "last": first + chunk - 1})
            for step in KEPT:
                connection.execute(query_sql(step))
    connection.execute("DROP TABLE numbered_article")
    return count
