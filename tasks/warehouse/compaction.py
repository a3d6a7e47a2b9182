"""The live file written anew without the space that updates left behind. DuckDB gives none of it back by itself."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from tasks.warehouse.live import write_lock
from tasks.warehouse.schema import WarehouseError, migrate, query_sql, rows

# Below this a copy costs more than it gives back.
FREE_SHARE = 0.25
_LEAST_BYTES = 64 * 2**20
_TABLES = (
    "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'old' AND NOT internal AND NOT temporary"
)


def compact(
    live: Path, least_free_share: float = FREE_SHARE, least_bytes: int = _LEAST_BYTES
) -> tuple[int, int] | None:
    """Bytes before and after; None: there was too little free space to gain. All rows are there or nothing is changed.

    The caller must not have the live file open. Raises WarehouseError when it cannot be copied whole.
    """
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
        connection.execute(f"ATTACH '{str(live).replace(chr(39), chr(39) * 2)}' AS old (READ_ONLY)")
        for schema, table in connection.execute(_TABLES).fetchall():
            name = f'"{schema}"."{table}"'
            connection.execute(f"CREATE TABLE IF NOT EXISTS {name} AS FROM old.{name} LIMIT 0")
            connection.execute(f"DELETE FROM {name}")
            connection.execute(f"INSERT INTO {name} BY NAME FROM old.{name}")
            same = connection.execute(
                f"SELECT (SELECT count(*) FROM {name}) = (SELECT count(*) FROM old.{name})"
            ).fetchone()
            if not (same and same[0]):
                raise WarehouseError(f"{live} could not be compacted and stays as it was: {name} has other rows")
        connection.execute("DETACH old")
        connection.execute("CHECKPOINT")


def _remove(path: Path) -> None:
    for one in (path, path.with_name(f"{path.name}.wal")):
        one.unlink(missing_ok=True)
