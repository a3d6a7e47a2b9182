"""A whole warehouse from one database into another, table by table, each counted and summed up on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tasks.warehouse.lake import NAME, Lake, open_lake
from tasks.warehouse.lake_states import publish_lake
from tasks.warehouse.live import open_file, write_lock
from tasks.warehouse.schema import WarehouseError, known_version, query_sql, quoted, rows, transaction

# What every warehouse makes for itself; `meta` has a row of that kind.
_OWN_TABLE = '"store"."meta_comment"'
_META, _OWN_META = '"store"."meta"', "WHERE name <> 'objects_hash'"
_NEVER_EMPTY = (_OWN_TABLE, _META, '"main"."schema_migration"')


@dataclass(frozen=True, slots=True)
class Moved:
    """One table, found the same on both sides."""

    name: str
    row_count: int


def move_to_lake(file: Path, lake: Lake) -> list[Moved]:
    """Copy a warehouse in one file into an empty lake, in one transaction, and publish it there; the file stays.

    Raises WarehouseError, and then changes nothing, where the lake holds anything or what arrived is not the same.
    """
    if not file.exists():
        raise WarehouseError(f"{file} does not exist: there is nothing to move")
    with write_lock(file):
        _finish_log(file)
        with open_lake(lake) as connection, _attached(connection, file, "READ_ONLY"):
            _check_version(connection, file)
            for table, count in _counts(connection, NAME).items():
                if count and table not in _NEVER_EMPTY:
                    raise WarehouseError(f"{lake} holds something already ({table}): nothing was moved")
            with transaction(connection):
                moved = copy_tables(connection, "file", NAME)
    publish_lake(lake, None)
    return moved


def move_to_file(lake: Lake, file: Path) -> list[Moved]:
    """Write the newest state of a lake as a new warehouse in one file; the lake stays.

    Raises WarehouseError, and then leaves no file, where there is one already or what arrived is not the same.
    """
    if file.exists():
        raise WarehouseError(f"{file} is there already: move it away or name another one")
    fresh = file.with_name(f"{file.name}.moving.tmp")
    left = (fresh, fresh.with_name(f"{fresh.name}.wal"), fresh.with_suffix(".lock"))
    try:
        fresh.unlink(missing_ok=True)
        with open_lake(lake) as connection:
            with open_file(fresh):
                pass
            with _attached(connection, fresh), transaction(connection):
                moved = copy_tables(connection, NAME, "file")
        fresh.rename(file)
    except OSError as error:
        raise WarehouseError(f"{file} could not be written: {error.strerror}") from error
    finally:
        for path in left:
            path.unlink(missing_ok=True)
    return moved


def copy_tables(connection: duckdb.DuckDBPyConnection, source: str, target: str) -> list[Moved]:
    """Put the rows of every table of one attached database in place of those of another one.

    Raises WarehouseError where a table is not the same afterwards; the caller's transaction then keeps nothing.
    """
    moved = []
    sent, had = _counts(connection, source), _counts(connection, target)
    for table, columns in _tables(connection, source):
        if table == _OWN_TABLE:
            continue
        some = _OWN_META if table == _META else ""
        there, here = f'"{source}".{table} {some}', f'"{target}".{table} {some}'
        if table not in had:
            connection.execute(f'CREATE TABLE "{target}".{table} AS FROM {there} LIMIT 0')
        elif had[table]:
            connection.execute(f"DELETE FROM {here}")
        before = after = (0, 0)
        if sent[table]:
            connection.execute(f'INSERT INTO "{target}".{table} BY NAME FROM {there}')
            before, after = _state(connection, there, columns), _state(connection, here, columns)
        if before != after:
            raise WarehouseError(f"{table} arrived with other rows ({before[0]} sent, {after[0]} came): all undone")
        moved.append(Moved(table.replace('"', "").removeprefix("main."), before[0]))
    return moved


def _tables(connection: duckdb.DuckDBPyConnection, database: str) -> list[tuple[str, str]]:
    """Name and columns of each table."""
    return [
        (row["name"], row["columns"]) for row in rows(connection, query_sql("stored_tables"), {"database": database})
    ]


def _counts(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, int]:
    """How many rows each table has, by its name."""
    each = [f'SELECT {quoted(table)}, count(*) FROM "{database}".{table}' for table, _ in _tables(connection, database)]
    return dict(connection.execute(" UNION ALL ".join(each)).fetchall()) if each else {}


def _state(connection: duckdb.DuckDBPyConnection, table: str, columns: str) -> tuple[int, int]:
    """How many rows there are, and the sum of their hashes, which no order changes."""
    row = connection.execute(f"SELECT count(*), coalesce(sum(hash({columns})), 0) FROM {table}").fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


@contextmanager
def _attached(connection: duckdb.DuckDBPyConnection, file: Path, *options: str) -> Iterator[None]:
    """The file as the database `file`."""
    words = f" ({', '.join(options)})" if options else ""
    try:
        connection.execute(f"ATTACH {quoted(str(file))} AS file{words}")
    except duckdb.Error as error:
        raise WarehouseError(f"{file} cannot be opened: {str(error).splitlines()[0]}") from error
    try:
        yield
    finally:
        connection.execute("DETACH file")


def _finish_log(file: Path) -> None:
    """What a killed writer left in the log is brought into the file, as the next run would have done."""
    if file.with_name(f"{file.name}.wal").exists():
        with duckdb.connect(str(file)) as connection:
            connection.execute("CHECKPOINT")


def _check_version(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    try:
        have = rows(connection, "SELECT max(version) AS version FROM file.main.schema_migration")[0]["version"]
    except duckdb.CatalogException as error:
        raise WarehouseError(f"{file} is a DuckDB file, but no warehouse of Tradelines") from error
    if have != known_version():
        raise WarehouseError(
            f"{file} has schema {have}, this version needs {known_version()}: run `tradelines ingest` on it, "
            "with TRADELINES_LAKE unset, which brings it up to date"
        )
