"""The published copy: what analysts open, replaced whole after every run (of a lake: the state marked last).

Order and checks follow measurements on DuckDB 1.5.5: a copy under a temporary name in the same directory, synced,
opened read-only and counted, then moved over the old one in one step. A `.wal` left beside the published file by a
client would be replayed into the new file, so it is moved aside before and after.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tasks.warehouse.lake import lake_at
from tasks.warehouse.lake_states import publish_lake, read_published
from tasks.warehouse.live import full_disk_told, write_lock
from tasks.warehouse.schema import WarehouseError, query_sql


@dataclass(frozen=True, slots=True)
class Published:
    """One published copy."""

    path: Path
    byte_count: int
    article_count: int
    moved_wal: tuple[Path, ...]  # write-ahead logs of clients that were found beside the target and moved aside


def publish(live: Path, target: Path, run_id: str | None = None) -> Published:
    """Copy the live file to where analysts open it, all or nothing.

    The caller must not have the live file open. Raises WarehouseError when there is nothing to publish or the copy
    does not read; the old published file then stays as it was. In a lake nothing is copied: its state is marked.
    """
    if (lake := lake_at(live)) is not None:
        articles, size = publish_lake(lake, run_id)
        return Published(target, size, articles, ())
    if not live.exists():
        raise WarehouseError(f"{live} does not exist yet: run `tradelines ingest` first")
    copy = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    with write_lock(live), full_disk_told(live):
        _stamp(live, run_id)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Under the lock, so that what another publisher is writing is never taken for a leftover.
            for stale in target.parent.glob(f"{target.name}.*.tmp"):
                stale.unlink()
            _copy_synced(live, copy)
        except OSError as error:
            copy.unlink(missing_ok=True)
            raise WarehouseError(f"{copy} could not be written: {error.strerror}; the old copy stays") from error
        article_count = _check(copy)
        moved = _move_wal_aside(target)
        copy.chmod(0o444)
        copy.replace(target)
        moved += _move_wal_aside(target)
        _sync_directory(target.parent)
    return Published(target, target.stat().st_size, article_count, moved)


def _stamp(live: Path, run_id: str | None) -> None:
    """Write when and from which run into the file itself, and leave no write-ahead log beside it."""
    with duckdb.connect(str(live)) as connection:
        connection.execute(
            query_sql("stamp_published"), {"run_id": run_id, "published_at": datetime.now(UTC).isoformat()}
        )
        connection.execute("CHECKPOINT")
    if (wal := live.with_name(f"{live.name}.wal")).exists():
        raise WarehouseError(f"{wal} is still there after a checkpoint: another process writes without the lock")


def _copy_synced(source: Path, copy: Path) -> None:
    with source.open("rb") as reader, copy.open("wb") as writer:
        shutil.copyfileobj(reader, writer, 4 * 1024 * 1024)
        writer.flush()
        os.fsync(writer.fileno())


def _check(copy: Path) -> int:
    """Articles in the copy, read from the copy itself."""
    try:
        with duckdb.connect(str(copy), read_only=True) as connection:
            row = connection.execute(query_sql("count_articles")).fetchone()
    except duckdb.Error as error:
        copy.unlink(missing_ok=True)
        raise WarehouseError(f"the copy of the live file does not read, the old one stays: {error}") from error
    return int(row[0]) if row else 0


def _move_wal_aside(target: Path) -> tuple[Path, ...]:
    wal = target.with_name(f"{target.name}.wal")
    if not wal.exists():
        return ()
    aside = target.with_name(f"{target.name}.wal.{datetime.now(UTC):%Y%m%dT%H%M%S%f}.aside")
    wal.replace(aside)
    return (aside,)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def connect_readonly(published: Path) -> duckdb.DuckDBPyConnection:
    """The published file, or the lake as it was published last, read-only; WarehouseError when there is none yet."""
    if (lake := lake_at(published)) is not None:
        return read_published(lake)
    if not published.exists():
        raise WarehouseError(f"{published} does not exist yet: run `tradelines ingest` or `make demo` first")
    connection = duckdb.connect(str(published), read_only=True)
    connection.execute("SET TimeZone = 'UTC'")
    return connection
