"""The warehouse without the space that updates left behind: the file is written anew, a lake's files are joined."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from tasks.settings import get_settings
from tasks.warehouse.lake import lake_at
from tasks.warehouse.lake_states import compact_lake
from tasks.warehouse.live import write_lock
from tasks.warehouse.moving import copy_tables
from tasks.warehouse.schema import WarehouseError, migrate, query_sql, quoted, rows, transaction

# Below this a copy costs more than it gives back.
FREE_SHARE = 0.25
_LEAST_BYTES = 64 * 2**20


def compact(
    live: Path, least_free_share: float = FREE_SHARE, least_bytes: int = _LEAST_BYTES
) -> tuple[int, int] | None:
    """Bytes before and after; None: there was too little free space to gain. All rows are there or nothing is changed.

    With no least share or bytes nothing of deleted rows is left, in a lake not even for those who read an older state.
    The caller must not have the live file open. Raises WarehouseError when it cannot be copied whole.
    """
    if (lake := lake_at(live)) is not None:
        return compact_lake(lake, get_settings().keep_snapshots_days, everything=not (least_free_share or least_bytes))
    with write_lock(live):
        with duckdb.connect(str(live)) as connection:
            connection.execute("CHECKPOINT")
            free_share = rows(connection, query_sql("free_space"))[0]["free_share"]
        if free_share < least_free_share or live.stat().st_size < least_bytes:
            return None
        before = live.stat().st_size
        fresh = live.with_name(f"{live.name}.compact.tmp")
        _remove(fresh)
        try:
            _copy_rows(live, fresh)
            with fresh.open("rb") as handle:
                os.fsync(handle.fileno())
            fresh.replace(live)
        except (duckdb.Error, OSError) as error:
            raise WarehouseError(f"{live} could not be compacted and stays as it was: {error}") from error
        finally:
            _remove(fresh)
        return before, live.stat().st_size


def _copy_rows(live: Path, fresh: Path) -> None:
    with duckdb.connect(str(fresh)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        migrate(connection, fresh)
        connection.execute(f"ATTACH {quoted(str(live))} AS old (READ_ONLY)")
        with transaction(connection):
            copy_tables(connection, "old", str(rows(connection, "SELECT current_database() AS name")[0]["name"]))
        connection.execute("DETACH old")
        connection.execute("CHECKPOINT")


def _remove(path: Path) -> None:
    for one in (path, path.with_name(f"{path.name}.wal")):
        one.unlink(missing_ok=True)
