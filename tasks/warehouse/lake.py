"""The warehouse as a lake: tables as Parquet files in a directory or object store, their catalog in PostgreSQL.

It stands in for the live and the published file of TRADELINES_HOME where the setting `lake` names it, for when one
machine is not enough. A transaction is committed whole, so a reader never sees a part of a batch and never waits.
Loads are anti joins, and two of them at once would each store what the other has not committed yet: so writers take
turns here too, by an advisory lock of PostgreSQL that ends with its session, as the lock on the file does.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

import duckdb

from tasks.settings import get_settings
from tasks.warehouse.extensions import load_extension
from tasks.warehouse.schema import WarehouseError, migrate, quoted

NAME = "tradelines"  # what the lake is attached as
_LOCK_KEY = int.from_bytes(b"tradelin")  # a number that no other program uses in this database
_CONNECT_SECONDS = 10
# Rows in the catalog would save small files, but moving them out at night breaks every session that has read them
# (DuckLake 1.0 of DuckDB 1.5.5: "INTERNAL Error: Attempted to access index 0", until it attaches again).
_NO_INLINING = "DATA_INLINING_ROW_LIMIT 0"


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a lake is."""

    catalog: str  # postgres:CONNECTION STRING, or the path of a DuckDB file, which only one process can use
    data: str  # directory or address of the Parquet files

    @property
    def postgres(self) -> str | None:
        """libpq's connection string of the catalog; None: it is a file."""
        kind, _, rest = self.catalog.partition(":")
        if kind != "postgres":
            return None
        return rest if "connect_timeout" in rest or "://" in rest else f"{rest} connect_timeout={_CONNECT_SECONDS}"

    @property
    def directory(self) -> Path | None:
        """Where the Parquet files lie; None: in an object store."""
        return None if "://" in self.data else Path(self.data)

    def __str__(self) -> str:
        return f"the lake ({self.catalog})"


def lake_at(place: Path) -> Lake | None:
    """The lake that stands in for this file of the home; None: there is no lake, the file is meant."""
    settings = get_settings()
    if settings.lake is None or place not in (settings.live_path, settings.published_path):
        return None
    return Lake(f"postgres:{settings.lake}", settings.lake_data or str(settings.home.absolute() / "lake"))


@contextmanager
def open_lake(lake: Lake) -> Iterator[duckdb.DuckDBPyConnection]:
    """The lake, migrated, open for writing by nobody else. Raises WarehouseError, one sentence, where it cannot be."""
    with lake_lock(lake):
        _check_directory(lake)
        connection = _engine().cursor()
        attach_lake(connection, lake)
        try:
            migrate(connection, str(lake))
            yield connection
        finally:
            try:
                connection.execute(f"USE memory; DETACH {NAME}")
            except duckdb.Error:
                _engine.cache_clear()  # its server went away: the next window begins with a new one
            connection.close()


def read_lake(lake: Lake, snapshot: int | None = None) -> duckdb.DuckDBPyConnection:
    """A connection that reads the lake as of a snapshot (None: always the newest). Raises WarehouseError."""
    connection = new_engine()
    try:
        attach_lake(connection, lake, "READ_ONLY", *([] if snapshot is None else [f"SNAPSHOT_VERSION {snapshot}"]))
        # What stays open to a session that gives up the file system.
        connection.execute("SET allowed_directories = [$data]", {"data": lake.data})
    except (duckdb.Error, WarehouseError):
        connection.close()
        raise
    return connection


def attach_lake(connection: duckdb.DuckDBPyConnection, lake: Lake, *options: str) -> None:
    """Make the lake the current database of a connection. Raises WarehouseError."""
    catalog = lake.catalog if lake.postgres is None else f"postgres:{lake.postgres}"
    words = ", ".join([f"DATA_PATH {quoted(lake.data)}", _NO_INLINING, *options])
    try:
        connection.execute(f"ATTACH {quoted(f'ducklake:{catalog}')} AS {NAME} ({words})")
        connection.execute(f"USE {NAME}; SET TimeZone = 'UTC'")
    except duckdb.Error as error:
        raise WarehouseError(f"{lake} cannot be opened: {_reason(str(error))}") from error


def attach_line(lake: Lake) -> str:
    """What an analyst pastes into DuckDB; the password is read from PGPASSWORD or ~/.pgpass."""
    return f"ATTACH {quoted(f'ducklake:{lake.catalog}')} AS {NAME} (READ_ONLY); USE {NAME};"


@contextmanager
def lake_lock(lake: Lake, wait_seconds: float = 600.0) -> Iterator[None]:
    """Hold the one lock that every writer of this lake takes; WarehouseError when it stays taken or is lost."""
    if lake.postgres is None:
        yield
        return
    session, name = _engine().cursor(), f"lock_{uuid4().hex}"
    try:
        session.execute(f"ATTACH {quoted(lake.postgres)} AS {name} (TYPE postgres)")
    except duckdb.Error as error:
        session.close()
        raise WarehouseError(f"{lake} cannot be opened: {_reason(str(error))}") from error
    try:
        # A server may end sessions that hold a transaction and say nothing for long; this one is meant to.
        session.execute(f"CALL postgres_execute('{name}', 'SET idle_in_transaction_session_timeout = 0')")
        session.begin()
        _wait_for_lock(session, name, lake, wait_seconds)
        yield
        _ask(session, name, "SELECT 1", f"{lake} lost its lock while writing: run `tradelines check` before going on")
    finally:
        # Told before the session is closed: DuckDB ends the process where closing itself must roll back and cannot.
        with suppress(duckdb.Error):
            session.rollback()
        with suppress(duckdb.Error):
            session.execute(f"DETACH {name}")
        session.close()


def _wait_for_lock(session: duckdb.DuckDBPyConnection, name: str, lake: Lake, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    trial = f"SELECT pg_try_advisory_xact_lock({_LOCK_KEY})"
    while not _ask(session, name, trial, f"{lake} cannot be locked"):
        if time.monotonic() > deadline:
            raise WarehouseError(
                f"{lake} has been locked for {wait_seconds:.0f} s by another run: wait for it or stop it"
            )
        time.sleep(0.05)


def _ask(session: duckdb.DuckDBPyConnection, name: str, statement: str, problem: str) -> object:
    """One value from the session of PostgreSQL that holds the lock; WarehouseError with the problem when it is gone."""
    try:
        row = session.execute(f"FROM postgres_query('{name}', {quoted(statement)})").fetchone()
    except duckdb.Error as error:
        raise WarehouseError(f"{problem}: {_reason(str(error))}") from error
    return row[0] if row else None


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    """One for all that this process writes: loading the extensions takes longer than most windows."""
    return new_engine()


def new_engine() -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory with what a lake needs; it would spill into the directory it was started in."""
    connection = duckdb.connect(config={"temp_directory": str(Path(tempfile.gettempdir()) / "tradelines.duckdb.tmp")})
    for name in ("ducklake", "postgres_scanner"):
        load_extension(connection, name)
    return connection


def _check_directory(lake: Lake) -> None:
    """Small batches go into the catalog, so without this a closed directory would be found out only later."""
    if (directory := lake.directory) is None:
        return
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=directory):
            pass
    except OSError as error:
        raise WarehouseError(
            f"{directory} cannot be written: {error.strerror}; TRADELINES_LAKE_DATA names it"
        ) from error


# What a message of DuckDB or PostgreSQL means, by words in it.
_REASONS = (
    ("password authentication failed", "the password is wrong; it is read from PGPASSWORD or ~/.pgpass"),
    ("no password supplied", "no password is set; put it into PGPASSWORD or ~/.pgpass"),
    ("version mismatch", "another version of DuckLake wrote its catalog; use one Tradelines on every machine"),
    ("does not match existing data path", "its files are elsewhere than TRADELINES_LAKE_DATA says"),
    (
        "new DuckLake is explicitly disabled",
        "nothing is there; run `tradelines ingest` or `tradelines migrate-warehouse`",
    ),
)


def _reason(message: str) -> str:
    """One clause for what went wrong."""
    for words, meaning in _REASONS:
        if words in message:
            return meaning
    # PostgreSQL's own words stand behind DuckDB's.
    for mark in ("FATAL:", "failed:", "could not translate"):
        if mark in message:
            return (mark if mark.startswith("could") else "") + message.partition(mark)[2].splitlines()[0].rstrip()
    return message.splitlines()[0]
