"""Runs, poll states and what is due: small questions to the live file, each in its own short window."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb

from tasks.feeds.state import FeedState, load_state
from tasks.identity import make_id
from tasks.index_terms import load_index_terms
from tasks.reading_job import CLEANER_VERSION
from tasks.records import PageReading, Source, WantedPage
from tasks.reference.registry import load_registry
from tasks.settings import VERSION
from tasks.warehouse.batches import Batch, Stored, page_batch
from tasks.warehouse.indices import replace_index_terms
from tasks.warehouse.live import open_live, replace_reference, write_batch
from tasks.warehouse.reference_rows import reference_hash, reference_tables
from tasks.warehouse.schema import query_sql, read_meta, rows
from tasks.warehouse.story_rows import add_stories
from tasks.warehouse.trends import rebuild_stale_trends
from tasks.web.robots import RobotsCopy

COUNTS = (
    "sources_polled", "sources_failed", "entries_seen", "entries_new", "pages_fetched", "articles_stored",
    "revisions_stored", "pages_rejected", "figures_stored", "quotes_stored", "events_stored",
)  # fmt: skip


def open_run(live: Path, flow: str, parameters: str, now: datetime) -> UUID:
    """A new row in `run`; runs of processes that are gone are closed as killed, their batches stay."""
    run_id = make_id("run", flow, now.isoformat(), os.getpid(), socket.gethostname())
    with open_live(live) as connection:
        open_runs = rows(connection, query_sql("open_runs"), {"host": socket.gethostname()})
        for run in open_runs:
            if not _is_alive(run["process_id"], run["process_started_at"]):
                connection.execute(query_sql("close_run"), {
                    "run_id": run["run_id"], "status": "killed", "ended_at": now, **dict.fromkeys(COUNTS),
                    "message": "its process was gone when the next run started; the batches it had stored are kept",
                })  # fmt: skip
        connection.execute(query_sql("insert_run"), {
            "run_id": run_id, "flow": flow, "started_at": now, "host": socket.gethostname(), "process_id": os.getpid(),
            "process_started_at": _started_at(os.getpid()), "version": VERSION, "parameters": parameters,
        })  # fmt: skip
    return run_id


def close_run(
    live: Path, run_id: UUID, status: str, counts: Mapping[str, int], message: str | None, now: datetime
) -> None:
    """The run's end, its counts and what went wrong (None: nothing)."""
    filled = {name: counts.get(name, 0) for name in COUNTS}
    with open_live(live) as connection:
        connection.execute(
            query_sql("close_run"), {"run_id": run_id, "status": status, "ended_at": now, "message": message, **filled}
        )


def _is_alive(process_id: int, started_at: float | None) -> bool:
    """Whether that very process still runs: ids are used again, so its start time must be the same."""
    return started_at is not None and _started_at(process_id) == started_at


def _started_at(process_id: int) -> float | None:
    """Start of a process in clock ticks since boot, field 22 of /proc/PID/stat; None: no such process, or no /proc."""
    try:
        stat = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    return float(stat.rpartition(")")[2].split()[19])


def store(live: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, int]:
    """Append rows by table in one transaction; the new rows by table."""
    with open_live(live) as connection:
        return write_batch(connection, tables)


def store_readings(
    live: Path, run_id: UUID, readings: Sequence[PageReading], now: datetime, *, is_history: bool = False
) -> dict[str, int]:
    """Append a batch of pages with the stories that they tell; its counts for the run.

    What is stored of an article is asked in the same window: else two runs would both store what is new to both.
    History does not change any more: its archived pages are never due again.
    """
    with open_live(live) as connection:
        stored = _newest_bodies(connection, [reading.wanted.article_id for reading in readings])
        batch = page_batch(run_id, readings, stored, now)
        for row in batch.tables.get("page", ()) if is_history else ():
            if row["warc_file"] is not None:
                row["next_fetch_at"] = None
        add_stories(connection, batch, readings)
        write_batch(connection, batch.tables)
    return batch.counts


def store_batch(live: Path, batch: Batch, readings: Sequence[PageReading] = ()) -> dict[str, int]:
    """Append a batch of texts that were read again, with the stories they tell; its counts for the run.

    `readings` are those that the batch was made of; a batch that only reads stored texts again has none.
    """
    with open_live(live) as connection:
        if readings:
            add_stories(connection, batch, readings)
        write_batch(connection, batch.tables)
    return batch.counts


def poll_states(live: Path, sources: Sequence[Source]) -> dict[str, FeedState]:
    """The state that the last poll of each of these sources left, a new one where there was none."""
    with open_live(live) as connection:
        kept = {row["source_id"]: row["state"] for row in rows(connection, query_sql("poll_states"))}
    return {s.source_id: load_state(kept.get(s.source_id), s.source_id, s.address) for s in sources}


def robots_copies(live: Path) -> dict[str, RobotsCopy]:
    """What is kept of robots.txt by origin."""
    names = [field.name for field in fields(RobotsCopy)]
    with open_live(live) as connection:
        found = rows(connection, query_sql("robots_copies"))
    return {row["origin"]: RobotsCopy(**{name: row[name] for name in names}) for row in found}


def store_robots(live: Path, copies: Iterable[RobotsCopy]) -> None:
    """Keep these copies of robots.txt."""
    if kept := [asdict(copy) for copy in copies]:
        store(live, {"host": kept})


def due_pages(
    live: Path, sources: Sequence[Source], now: datetime, limit: int, since: datetime | None
) -> list[WantedPage]:
    """Pages to fetch now, newest first: never fetched, due again, or with an entry that changed since.

    `since` leaves out entries that were published before it (None: none are left out).
    """
    by_id = {source.source_id: source for source in sources}
    parameters = {"now": now, "limit": limit, "since": since, "sources": list(by_id)}
    with open_live(live) as connection:
        found = rows(connection, query_sql("due_pages"), parameters)
    return [wanted_of(row, by_id[row["source_id"]]) for row in found]


def wanted_of(row: Mapping[str, Any], source: Source) -> WantedPage:
    """The page of a row of due_pages.sql or backfill_pages.sql."""
    return WantedPage(
        row["entry_id"], row["article_id"], source.source_id, row["publisher"], source.country, row["address"],
        row["title"], row["summary"], row["published_at"], source.may_fetch_body, source.may_store_body,
        row["fetches"] + 1, row["first_fetched_at"],
    )  # fmt: skip


def _newest_bodies(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[UUID]) -> dict[UUID, Stored]:
    """The newest body of each article that has one under this cleaner."""
    parameters = {"article_ids": [str(one) for one in article_ids], "cleaner_version": CLEANER_VERSION}
    found = rows(connection, query_sql("newest_bodies"), parameters)
    return {row["article_id"]: Stored(row["revision_number"], row["content_hash"]) for row in found}


def known_entries(live: Path, entry_ids: Sequence[object]) -> dict[tuple[str, str], str]:
    """The newest sighting's content hash by entry id and source id, for entries seen before."""
    if not entry_ids:
        return {}
    with open_live(live) as connection:
        found = rows(connection, query_sql("known_entries"), {"entry_ids": [str(one) for one in entry_ids]})
    return {(str(row["entry_id"]), row["source_id"]): row["content_hash"] for row in found}


def store_reference(live: Path) -> None:
    """Bring the reference tables up to the files of reference/, where they have changed, and what counts with them."""
    digest = reference_hash()
    with open_live(live) as connection:
        if read_meta(connection, "reference_hash") != digest:
            replace_reference(connection, reference_tables(load_registry()), digest)
        rebuild_stale_trends(connection)
        replace_index_terms(connection, load_index_terms())
