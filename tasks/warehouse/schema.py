"""The schema: migrations with a ledger, and the objects of sql/ made again when their files change."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from tasks.errors import UserError
from tasks.identity import content_hash
from tasks.settings import PROJECT

SQL = PROJECT / "sql"
# DuckDB binds a view or macro when it is made, so what is used comes first. `comments` has those of tables.
OBJECT_FOLDERS = ("comments", "macros/scalar", "views", "trends", "macros/table")
# DuckLake keeps no comments on macros and on columns of views; `meta_comment` has them all on both back ends.
_REFUSED_BY_LAKE = re.compile(r"^\s*COMMENT ON (MACRO|COLUMN (?!store\.))", re.MULTILINE)

_LEDGER = "CREATE TABLE IF NOT EXISTS main.schema_migration (version INTEGER, name VARCHAR, applied_at TIMESTAMPTZ)"

T = TypeVar("T")


class WarehouseError(UserError):
    """The warehouse cannot be used; the message says why and what to do."""


def load_sql(table: str) -> str:
    """The statement that appends `incoming` to one table."""
    return (SQL / "load" / f"{table}.sql").read_text(encoding="utf-8")


def query_sql(name: str) -> str:
    """A statement of sql/queries."""
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def known_version() -> int:
    """The newest schema version that this checkout knows."""
    return max(int(path.name[:4]) for path in _migrations())


def _migrations() -> list[Path]:
    return sorted((SQL / "migrations").glob("[0-9]*.sql"))


def migrate(connection: duckdb.DuckDBPyConnection, live: Path | str) -> None:
    """Bring the schema up to this version, each step in a transaction; objects are made again when files changed.

    Raises WarehouseError when the database is newer than the code.
    """
    connection.execute(_LEDGER)
    row = connection.execute("SELECT coalesce(max(version), 0) FROM main.schema_migration").fetchone()
    have = row[0] if row else 0
    if have > known_version():
        raise WarehouseError(
            f"warehouse {live} has schema {have}, this version knows {known_version()}: "
            "upgrade Tradelines or set TRADELINES_HOME to another directory"
        )
    for path in _migrations():
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


@cache  # read once in a process: every short window of writing asks for the digest
def _objects() -> tuple[list[str], str]:
    texts = [path.read_text(encoding="utf-8") for path in object_files()]
    return texts, content_hash("\n".join(texts))


def _make_objects(connection: duckdb.DuckDBPyConnection) -> None:
    texts, digest = _objects()
    if read_meta(connection, "objects_hash") == digest:
        return
    # Not in one transaction: DuckDB 2 ends it at the first object that comes before one it uses. The hash is written
    # last, so that a process that dies in between leaves the rest to the next one; nobody reads the live file.
    if is_lake(connection):
        comments = _make_in_lake(connection, texts)
    else:
        _execute_in_order(connection, texts)
        comments = rows(connection, query_sql("object_comments"))
    with transaction(connection):
        connection.execute("DELETE FROM store.meta_comment")
        connection.register("arriving_comments", pa.Table.from_pylist(comments))
        connection.execute("INSERT INTO store.meta_comment BY NAME FROM arriving_comments")
        connection.unregister("arriving_comments")
        write_meta(connection, "objects_hash", digest)


def is_lake(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the current database is a DuckLake, which refuses some of what a file takes."""
    row = connection.execute(query_sql("database_kind")).fetchone()
    return row == ("ducklake",)


def _make_in_lake(connection: duckdb.DuckDBPyConnection, texts: list[str]) -> list[dict[str, Any]]:
    """Make the objects in one transaction, a reader may be looking; all comments, which a database in memory tells.

    Each statement of its own would be a commit: a minute instead of a second.
    """
    with duckdb.connect() as scratch:
        scratch.execute(_LEDGER)
        for path in _migrations():
            scratch.execute(path.read_text(encoding="utf-8"))
        ordered = _execute_in_order(scratch, texts)
        comments = rows(scratch, query_sql("object_comments"))
    with transaction(connection):
        for statement in duckdb.extract_statements("\n".join(ordered)):
            if not _REFUSED_BY_LAKE.search(statement.query):
                connection.execute(statement)
    return comments


def _execute_in_order(connection: duckdb.DuckDBPyConnection, texts: list[str]) -> list[str]:
    """Run files that may use each other's objects: what still misses another one is tried again after it.

    Returns them in an order that needs no second try.
    """
    waiting, done = texts, []
    while waiting:
        again, reason = [], None
        for text in waiting:
            try:
                connection.execute(text)
                done.append(text)
            except duckdb.CatalogException as error:
                again.append(text)
                reason = error
        if len(again) == len(waiting):
            raise WarehouseError(f"sql/: an object uses one that no file makes: {reason}") from reason
        waiting = again
    return done


def with_retries(work: Callable[[], T]) -> T:
    """What the work returns; where its commit lost against another one, as it can in a lake, it is done again."""
    for pause in (0.1, 0.5, 2.0):
        try:
            return work()
        except duckdb.TransactionException:
            time.sleep(pause)
    return work()


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


def quoted(text: str) -> str:
    """A string of SQL, for the few statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def read_meta(connection: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """One value of `store.meta`; None: it is not there."""
    row = connection.execute("SELECT value FROM store.meta WHERE name = ?", [name]).fetchone()
    return row[0] if row else None


def write_meta(connection: duckdb.DuckDBPyConnection, name: str, value: str) -> None:
    """Set one value of `store.meta`."""
    connection.execute("DELETE FROM store.meta WHERE name = ?", [name])
    connection.execute("INSERT INTO store.meta VALUES (?, ?)", [name, value])


def rows(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
) -> list[dict[str, Any]]:
    """The answer to a query as dicts, in its order."""
    result = connection.execute(sql, parameters)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
