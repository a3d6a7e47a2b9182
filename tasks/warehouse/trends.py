"""What trends stand on, made again from the facts: after a change of sources, offices, or its own rules."""

from __future__ import annotations

import duckdb

from tasks.identity import content_hash
from tasks.warehouse.live import KEPT
from tasks.warehouse.schema import query_sql, read_meta, rows, transaction, write_meta


def rebuild_stale_trends(connection: duckdb.DuckDBPyConnection) -> int:
    """Count again what offices, sources or the rules of counting have changed since; how many articles that were."""
    digest = _grounds(connection)
    if read_meta(connection, "trends_hash") == digest:
        changed = [row["source_id"] for row in rows(connection, query_sql("changed_sources"))]
        return rebuild_trends(connection, changed) if changed else 0
    count = rebuild_trends(connection)
    write_meta(connection, "trends_hash", digest)
    return count


def _grounds(connection: duckdb.DuckDBPyConnection) -> str:
    """Changes with everything that counts depend on and batches do not follow."""
    row = connection.execute(query_sql("trend_grounds")).fetchone()
    return content_hash("\n".join([str(row), *map(query_sql, KEPT)]))


def rebuild_trends(connection: duckdb.DuckDBPyConnection, sources: list[str] | None = None, chunk: int = 50_000) -> int:
    """Claims and counts of the articles of these sources (None: all), so many a transaction; how many there were."""
    connection.execute(query_sql("number_articles"), {"sources": sources})
    row = connection.execute("SELECT count(*) FROM numbered_article").fetchone()
    count = int(row[0]) if row else 0
    for first in range(0, count, chunk):
        with transaction(connection):
            connection.execute(query_sql("touch_articles"), {"first": first, "last": first + chunk - 1})
            for step in KEPT:
                connection.execute(query_sql(step))
    connection.execute("DROP TABLE numbered_article")
    return count
