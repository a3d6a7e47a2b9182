"""The states of a lake: which one is published, and which old ones and their files go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import duckdb

from tasks.warehouse.lake import NAME, Lake, attach_lake, open_lake, read_lake
from tasks.warehouse.schema import WarehouseError, query_sql, rows, transaction

# The message of the commit whose state readers see; published_snapshot.sql looks for it.
_PUBLISHED = "published"
# Files with a larger share of deleted rows are written anew.
_DELETED_SHARE = 0.25
# What a killed writer left is not touched while it may still be written.
_ORPHANED_DAYS = 1


def publish_lake(lake: Lake, run_id: str | None) -> tuple[int, int]:
    """Mark the state of now as the one that readers see; articles and bytes in it. Nothing is copied."""
    with open_lake(lake) as connection:
        _publish(connection, run_id)
        return count_articles(connection), _byte_count(connection)


def _publish(connection: duckdb.DuckDBPyConnection, run_id: str | None) -> None:
    with transaction(connection):
        connection.execute(
            query_sql("stamp_published"), {"run_id": run_id, "published_at": datetime.now(UTC).isoformat()}
        )
        connection.execute(f"CALL {NAME}.set_commit_message('tradelines', '{_PUBLISHED}')")


def published_snapshot(connection: duckdb.DuckDBPyConnection) -> int | None:
    """The newest published state of the lake that is attached; None: there is none."""
    row = connection.execute(query_sql("published_snapshot")).fetchone()
    return row[0] if row else None


def read_published(lake: Lake) -> duckdb.DuckDBPyConnection:
    """The lake as it was last published, whatever is written meanwhile. Raises WarehouseError where it never was."""
    connection = read_lake(lake)
    try:
        snapshot = published_snapshot(connection)
        if snapshot is None:
            raise WarehouseError(f"nothing is published in {lake} yet: run `tradelines ingest` first")
        connection.execute(f"USE memory; DETACH {NAME}")
        attach_lake(connection, lake, "READ_ONLY", f"SNAPSHOT_VERSION {snapshot}")
    except (duckdb.Error, WarehouseError):
        connection.close()
        raise
    return connection


def compact_lake(lake: Lake, keep_days: float, *, everything: bool) -> tuple[int, int]:
    """Bytes of all files before and after: small ones are joined, deleted rows and states that are too old go.

    `everything` leaves no byte of what was deleted, and so no older state: what is there now counts as published.
    Else the published state stays however old it is.
    """
    with open_lake(lake) as connection:
        before = _byte_count(connection)
        share = 0.0 if everything else _DELETED_SHARE
        try:
            connection.execute(f"CALL ducklake_rewrite_data_files('{NAME}', delete_threshold => {share})")
            connection.execute(f"CALL ducklake_merge_adjacent_files('{NAME}')")
            if everything:
                _publish(connection, None)
            _expire(connection, keep_days, everything=everything)
        except duckdb.Error as error:
            raise WarehouseError(f"{lake} could not be compacted; nothing is lost: {error}") from error
        return before, _byte_count(connection)


def _expire(connection: duckdb.DuckDBPyConnection, keep_days: float, *, everything: bool) -> None:
    """End the states that are too old, and remove the files that only they had."""
    until = datetime.now(UTC) - timedelta(days=0 if everything else keep_days)
    found = rows(connection, query_sql("old_snapshots"), {"until": until})
    kept = None if everything else published_snapshot(connection)
    old = [str(row["snapshot_id"]) for row in found if row["snapshot_id"] != kept]
    if old:
        connection.execute(f"CALL ducklake_expire_snapshots('{NAME}', versions => [{', '.join(old)}])")
    # What readers of a moment ago still open is kept, but for what must not stay.
    which = "cleanup_all => true" if everything else f"older_than => {_instant(until)}"
    connection.execute(f"CALL ducklake_cleanup_old_files('{NAME}', {which})")
    orphaned = datetime.now(UTC) - timedelta(days=_ORPHANED_DAYS)
    connection.execute(f"CALL ducklake_delete_orphaned_files('{NAME}', older_than => {_instant(orphaned)})")


def _instant(at: datetime) -> str:
    return f"TIMESTAMPTZ '{at.isoformat()}'"


def count_articles(connection: duckdb.DuckDBPyConnection) -> int:
    """Articles in the current database."""
    row = connection.execute(query_sql("count_articles")).fetchone()
    return int(row[0]) if row else 0


def _byte_count(connection: duckdb.DuckDBPyConnection) -> int:
    return int(rows(connection, query_sql("lake_size"))[0]["byte_count"])
