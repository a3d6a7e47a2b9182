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

from tasks.warehouse.indices import keep_indices
from tasks.warehouse.lake import lake_at, open_lake
from tasks.warehouse.schema import WarehouseError, load_sql, migrate, query_sql, transaction, with_retries, write_meta

Row = Mapping[str, Any]


@contextmanager
def write_lock(live: Path, wait_seconds: float = 600.0) -> Iterator[None]:
    """Hold the one lock that every writer of this warehouse takes; WarehouseError when it stays taken."""
    path = live.with_suffix(".lock")
    try:
        live.parent.mkdir(parents=True, exist_ok=True)
        opened = path.open("a")
    except OSError as error:
        raise WarehouseError(f"{path} cannot be written: {error.strerror}; TRADELINES_HOME must be writable") from error
    deadline = time.monotonic() + wait_seconds
    with opened as handle:
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
    """The warehouse, migrated and open for writing under its lock: the lake where one is set, else the live file."""
    with open_file(live) if (lake := lake_at(live)) is None else open_lake(lake) as connection:
        yield connection


def has_warehouse(live: Path) -> bool:
    """Whether there is anything that can be opened without being made."""
    return lake_at(live) is not None or live.exists()


def need_warehouse(live: Path) -> None:
    """Raises WarehouseError where nothing was ever stored."""
    if not has_warehouse(live):
        raise WarehouseError(f"{live} does not exist yet: run `tradelines ingest` first")


@contextmanager
def open_file(live: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in one file, migrated, open for writing under its lock, and closed again (which checkpoints it)."""
    with write_lock(live), full_disk_told(live):
        connection = _connect(live)
        try:
            migrate(connection, live)
            yield connection
        finally:
            connection.close()


@contextmanager
def full_disk_told(live: Path) -> Iterator[None]:
    """WarehouseError, in one sentence, where DuckDB finds no room inside the block."""
    try:
        yield
    except duckdb.Error as error:
        if "No space left" not in str(error):
            raise
        raise WarehouseError(
            f"{live} cannot be written, its disk is full; what was stored before stays: make room and run it again"
        ) from error


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
    # bands before members: a member that is there says that its bands are, which makes a repeated batch harmless
    "story",
    "story_band",
    "story_member",
    "story_merge",
    "rejected",
    "backfill_part",
    "check_result",
    "listed_article",
    "correction",
    "verdict",
    "quality",
    "series",
    "observation",
    "tombstone",
)

# What is derived from the facts and kept up in the batch's transaction, in this order (0004_trends, 0010_speed).
KEPT = (
    "keep_touched", "keep_claims", "keep_disputes", "keep_scope", "keep_coverage", "keep_topics", "keep_figures",
    "keep_entities", "keep_actions", "keep_statements", "keep_statuses", "keep_wires",
)  # fmt: skip


def write_batch(connection: duckdb.DuckDBPyConnection, batch: Mapping[str, Sequence[Row]]) -> dict[str, int]:
    """Append a batch in one transaction and return the new rows by table; what is stored already is left out.

    Loads are idempotent, because a killed process may have stored a batch whose acknowledgement was never seen.
    """
    unknown = set(batch) - set(LOAD_ORDER)
    if unknown:
        raise WarehouseError(f"no file in sql/load for {sorted(unknown)}")
    return with_retries(lambda: _append(connection, batch))


def _append(connection: duckdb.DuckDBPyConnection, batch: Mapping[str, Sequence[Row]]) -> dict[str, int]:
    stored: dict[str, int] = {}
    with transaction(connection):
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE new_reading (reading_id UUID, article_id UUID, article_date DATE);"
            "CREATE OR REPLACE TEMP TABLE ended_story (story_id UUID)"
        )
        for table in LOAD_ORDER:
            if rows := batch.get(table):
                _stage(connection, table, rows)
                stored[table] = _count(connection.execute(load_sql(table)))
        if batch.get("text") or batch.get("reading") or batch.get("story_merge"):
            for step in ("mark_current", *KEPT):
                connection.execute(query_sql(step))
        if entries := batch.get("feed_entry"):
            keep_indices(connection, [row["entry_id"] for row in entries])
    return stored


REFERENCE_TABLES = (
    "person",
    "office",
    "body",
    "company",
    "company_listing",
    "place",
    "entity_alias",
    "trade_action",
    "action_step",
)


def replace_reference(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[Row]], digest: str) -> None:
    """Put these reference tables in place of the old ones, whole, in one transaction."""
    with transaction(connection):
        for table in REFERENCE_TABLES:
            connection.execute(f"DELETE FROM store.{table}")
            if tables[table]:
                _stage(connection, table, tables[table])
                connection.execute(f"INSERT INTO store.{table} BY NAME FROM incoming")
        write_meta(connection, "reference_hash", digest)


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
