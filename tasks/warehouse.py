"""The door to DuckDB: the live file, its lock, its schema, and what is written to and read from it.

Only the pipeline opens the live file, for short windows under one file lock that flows, command line and
maintenance share. Never copy or open it by other means in the process that has it open: POSIX locks vanish when
any descriptor of the file is closed, and a second writer would get in.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb
import pyarrow as pa

from tasks.errors import UserError
from tasks.identity import content_hash
from tasks.settings import PROJECT

SQL = PROJECT / "sql"
# DuckDB binds a view or macro when it is made, so what is used comes first.
OBJECT_FOLDERS = ("macros/scalar", "views", "trends", "macros/table")

Row = Mapping[str, Any]


class WarehouseError(UserError):
    """The warehouse cannot be used; the message says why and what to do."""


@contextmanager
def write_lock(live: Path, wait_seconds: float = 600.0) -> Iterator[None]:
    """Hold the one lock that every writer of this warehouse takes; WarehouseError when it stays taken."""
    live.parent.mkdir(parents=True, exist_ok=True)
    path = live.with_suffix(".lock")
    deadline = time.monotonic() + wait_seconds
    with path.open("a") as handle:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise WarehouseError(
                        f"{path} has been held for {wait_seconds:.0f} s by another run: wait for it or stop it"
                    ) from None
                time.sleep(0.05)
        yield


@contextmanager
def open_live(live: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The live file, migrated, open for writing under the lock, and closed again (which checkpoints it)."""
    with write_lock(live):
        connection = _connect(live)
        try:
            migrate(connection, live)
            yield connection
        finally:
            connection.close()


def _connect(live: Path) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(live))
    except duckdb.IOException as error:
        if "version number" in str(error):
            raise WarehouseError(
                f"{live} was written by a newer DuckDB than {duckdb.__version__}: upgrade Tradelines' environment"
            ) from error
        raise WarehouseError(f"{live} cannot be opened: {str(error).splitlines()[0]}") from error
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def known_version() -> int:
    """The newest schema version that this checkout knows."""
    return max(int(path.name[:4]) for path in (SQL / "migrations").glob("[0-9]*.sql"))


def migrate(connection: duckdb.DuckDBPyConnection, live: Path) -> None:
    """Bring the schema up to this version, each step in a transaction; objects are made again when files changed.

    Raises WarehouseError when the database is newer than the code.
    """
    connection.execute(
        "CREATE TABLE IF NOT EXISTS main.schema_migration (version INTEGER, name VARCHAR, applied_at TIMESTAMPTZ)"
    )
    row = connection.execute("SELECT coalesce(max(version), 0) FROM main.schema_migration").fetchone()
    have = row[0] if row else 0
    if have > known_version():
        raise WarehouseError(
            f"warehouse {live} has schema {have}, this version knows {known_version()}: "
            "upgrade Tradelines or set TRADELINES_HOME to another directory"
        )
    for path in sorted((SQL / "migrations").glob("[0-9]*.sql")):
        version = int(path.name[:4])
        if version <= have:
            continue
        with transaction(connection):
            connection.execute(path.read_text(encoding="utf-8"))
            connection.execute("INSERT INTO main.schema_migration VALUES (?, ?, now())", [version, path.stem])
    _make_objects(connection)


def object_files() -> list[Path]:
    """The files of macros, views and trends in the order in which they must be run."""
    return [path for folder in OBJECT_FOLDERS for path in sorted((SQL / folder).glob("*.sql"))]


def _make_objects(connection: duckdb.DuckDBPyConnection) -> None:
    texts = [path.read_text(encoding="utf-8") for path in object_files()]
    digest = content_hash("\n".join(texts))
    if read_meta(connection, "objects_hash") == digest:
        return
    with transaction(connection):
        _execute_in_order(connection, texts)
        write_meta(connection, "objects_hash", digest)


def _execute_in_order(connection: duckdb.DuckDBPyConnection, texts: list[str]) -> None:
    """Run files that may use each other's objects: what still misses another one is tried again after it."""
    waiting = texts
    while waiting:
        again, reason = [], None
        for text in waiting:
            try:
                connection.execute(text)
            except duckdb.CatalogException as error:
                again.append(text)
                reason = error
        if len(again) == len(waiting):
            raise WarehouseError(f"sql/: an object uses one that no file makes: {reason}") from reason
        waiting = again


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


# What a batch may hold, parents before children; each has its file in sql/load.
LOAD_ORDER = (
    "source",
    "host",
    "feed_poll",
    "feed_entry",
    "entry_sighting",
    "page",
    "article",
    "revision",
    "text",
    "reading",
    "entity",
    "mention",
    "figure",
    "quote",
    "event",
    "event_figure",
    "sentence_topic",
    "article_topic",
    "relevance",
    "rejected",
)


def write_batch(connection: duckdb.DuckDBPyConnection, batch: Mapping[str, Sequence[Row]]) -> dict[str, int]:
    """Append a batch in one transaction and return the new rows by table; what is stored already is left out.

    Loads are idempotent, because a killed process may have stored a batch whose acknowledgement was never seen.
    """
    unknown = set(batch) - set(LOAD_ORDER)
    if unknown:
        raise WarehouseError(f"no file in sql/load for {sorted(unknown)}")
    stored: dict[str, int] = {}
    with transaction(connection):
        connection.execute("CREATE OR REPLACE TEMP TABLE new_reading (reading_id UUID)")
        for table in LOAD_ORDER:
            if rows := batch.get(table):
                _stage(connection, table, rows)
                stored[table] = _count(connection.execute(load_sql(table)))
        if batch.get("text") or batch.get("reading"):
            connection.execute(query_sql("mark_current"))
    return stored


REFERENCE_TABLES = ("person", "office", "body", "company", "company_listing", "place", "entity_alias")


def replace_reference(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[Row]], digest: str) -> None:
    """Put these reference tables in place of the old ones, whole, in one transaction."""
    with transaction(connection):
        for table in REFERENCE_TABLES:
            connection.execute(f"DELETE FROM store.{table}")
            if tables[table]:
                _stage(connection, table, tables[table])
                connection.execute(f"INSERT INTO store.{table} BY NAME FROM incoming")
        write_meta(connection, "reference_hash", digest)


def read_meta(connection: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """One value of `store.meta`; None: it is not there."""
    row = connection.execute("SELECT value FROM store.meta WHERE name = ?", [name]).fetchone()
    return row[0] if row else None


def write_meta(connection: duckdb.DuckDBPyConnection, name: str, value: str) -> None:
    """Set one value of `store.meta`."""
    connection.execute("DELETE FROM store.meta WHERE name = ?", [name])
    connection.execute("INSERT INTO store.meta VALUES (?, ?)", [name, value])


def load_sql(table: str) -> str:
    """The statement that appends `incoming` to one table."""
    return (SQL / "load" / f"{table}.sql").read_text(encoding="utf-8")


def query_sql(name: str) -> str:
    """A statement of sql/queries."""
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def _stage(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Rows as the typed temporary table `incoming`; the types are those of the target."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming AS FROM store.{table} LIMIT 0")
    schema = connection.sql("FROM incoming").to_arrow_table().schema
    names = [name for name in schema.names if name in rows[0]]
    arrow = pa.Table.from_pylist(
        [{n: _plain(row[n]) for n in names} for row in rows], pa.schema([schema.field(n) for n in names])
    )
    connection.register("arriving", arrow)
    connection.execute("INSERT INTO incoming BY NAME FROM arriving")
    connection.unregister("arriving")


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value


def _count(result: duckdb.DuckDBPyConnection) -> int:
    row = result.fetchone()
    return int(row[0]) if row else 0


def rows(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
) -> list[dict[str, Any]]:
    """The answer to a query as dicts, in its order."""
    result = connection.execute(sql, parameters)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
