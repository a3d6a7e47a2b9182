"""What trends stand on, made again from the facts: after a change of stories, sources, offices, or its own rules."""

from __future__ import annotations

import duckdb

from tasks.identity import content_hash
from tasks.warehouse.live import KEPT
from tasks.warehouse.schema import query_sql, read_meta, transaction, write_meta


def rebuild_stale_trends(connection: duckdb.DuckDBPyConnection) -> int:
    """Rebuild where offices, sources, merged stories or the rules of counting changed since; articles counted again."""
    digest = _grounds(connection)
    if read_meta(connection, "trends_hash") == digest:
        return 0
    count = rebuild_trends(connection)
    write_meta(connection, "trends_hash", digest)
    return count


def _grounds(connection: duckdb.DuckDBPyConnection) -> str:
    """Changes with everything that counts depend on and batches do not follow."""
    row = connection.execute(query_sql("trend_grounds")).fetchone()
    return content_hash("\n".join([str(row), *map(query_sql, KEPT)]))


def rebuild_trends(connection: duckdb.DuckDBPyConnection, chunk: int = 50_000) -> int:
    """Claims and counts of all articles, in order of time, so many articles a transaction; how many there were."""
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
