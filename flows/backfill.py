"""History to stored articles: archives, dumps, lists and sitemaps; one run with a loop, resumable after a kill."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from prefect import flow, get_run_logger

from flows.import_list import LISTED
from flows.ingest import THREADS, choose_sources, run_row, source_row
from tasks.archive import ArchiveWriter, archive_path
from tasks.artifacts import progress_artifact, show_run
from tasks.backfilling import Candidate, Part, Tally, candidates, in_range, parts_of, sources_by_host, time_left
from tasks.extract import backfill_readers
from tasks.feeds.article_lists import parse_list
from tasks.feeds.sources import load_sources
from tasks.fetch import shared_hold
from tasks.history import keep_on_topic, read_listed, read_pages
from tasks.page_reading import Readers
from tasks.progress import tell
from tasks.publish import publish_warehouse
from tasks.records import Source
from tasks.settings import Settings, get_settings
from tasks.sitemap_walk import walk_sitemap
from tasks.warehouse.backfill_rows import backfill_pages, finished_parts, store_history, store_listed, store_part
from tasks.warehouse.runs import COUNTS, robots_copies, store, store_reference, store_robots
from tasks.web.client import Client
from tasks.web.fetching import open_client, spread_over_hosts


@dataclass(frozen=True, slots=True)
class Choice:
    """What of history is read in."""

    since: datetime | None  # None: from the beginning
    until: datetime | None  # exclusive; None: up to now
    again: bool  # also parts that were finished before
    max_pages: int  # fetched over the network


@dataclass(slots=True)
class Work:
    """What the loop of one backfill needs."""

    settings: Settings
    run_id: UUID
    pool: Readers
    archive: ArchiveWriter
    sources: dict[str, Source]  # by host
    counts: Counter[str]


@flow(name="backfill", flow_run_name="backfill", task_runner=THREADS)
def backfill(
    inputs: list[str],
    since: datetime | None = None,
    until: datetime | None = None,
    source: str | None = None,
    max_pages: int = 500,
    again: bool = False,
) -> dict[str, int]:
    """Read history in from files, directories and sitemap addresses, publish; the counts of the run.

    The range is that of the publication; for archives that of the fetch. `source` says which source of sources.toml
    everything belongs to (None: the one with the host). At most `max_pages` are fetched; run it again to go on.
    """
    settings = get_settings()
    choice = Choice(_aware(since), _aware(until), again, max_pages)
    parts = parts_of(inputs)
    found = load_sources(settings.sources)
    other = choose_sources(found, [source])[0] if source else LISTED
    by_host = {} if source else sources_by_host(found)
    parameters: dict[str, object] = {
        "inputs": [Path(one).name if not one.startswith("http") else one for one in inputs], "since": str(since),
        "until": str(until), "source": source,
    }  # fmt: skip
    with run_row(settings, "backfill", parameters) as (run_id, counts):
        store(settings.live_path, {"source": [source_row(one) for one in {other, *by_host.values()}]})
        store_reference(settings.live_path)
        robots = robots_copies(settings.live_path)
        path = archive_path(settings.archive_path, datetime.now(UTC).date(), str(run_id))
        with (
            open_client(settings, robots, shared_hold(settings)) as client,
            ArchiveWriter(path) as archive,
            backfill_readers(settings) as pool,
        ):
            work = Work(settings, run_id, pool, archive, by_host, counts)
            with progress_artifact(len(parts)):
                read_parts(work, client, parts, other, choice)
            fetch_listed(work, client, other, choice)
        store_robots(settings.live_path, robots.values())
    publish_warehouse(settings, run_id)
    show_run(settings, run_id)
    return {name: counts[name] for name in COUNTS}


def read_parts(work: Work, client: Client, parts: Sequence[Part], other: Source, choice: Choice) -> None:
    """Part after part: pages of archives and dumps are read at once, lists and sitemaps give entries to fetch later."""
    finished = finished_parts(work.settings.live_path)
    for number, part in enumerate(parts):
        part_id = part.part_id(choice.since, choice.until)
        if _is_finished(part, finished.get(part_id), choice):
            _log(f"{part.name}: finished before, passed over (again=true reads it once more)")
            continue
        tally = Tally()
        if part.kind in ("warc", "jsonl"):
            read_archive(work, part, tally, other, choice)
        else:
            store_entries(work, client, part, tally, other, choice)
        store_part(work.settings.live_path, tally.row(part, part_id, work.run_id, datetime.now(UTC)))
        _log(f"{part.name}: {tally.told()}")
        tell("parts of history", number + 1, len(parts))


def read_archive(work: Work, part: Part, tally: Tally, other: Source, choice: Choice) -> None:
    """The pages of one archive or dump that are on topic, stored with the bytes they came from."""
    started = time.monotonic()
    default = None if other is LISTED else other
    for batch in _batches(candidates(part, tally, choice.since, choice.until), work.settings.batch_size):
        with spool(work.settings, work.run_id) as spooled:
            readings = read_pages(work.settings, work.pool, spooled, batch, (work.sources, default), tally)
            kept = keep_on_topic(work.archive, spooled, readings, tally)
        if kept:
            work.counts.update(store_history(work.settings.live_path, work.run_id, kept, datetime.now(UTC)))
        tell(f"reading {Path(part.name).name}", tally.place, part.size)
        if tally.place:
            left = time_left(tally.place, part.size, time.monotonic() - started)
            _log(f"{part.name}: {tally.told()}; {100 * tally.place // part.size} % read, {left} left")


def store_entries(work: Work, client: Client, part: Part, tally: Tally, other: Source, choice: Choice) -> None:
    """The entries of a list or sitemap in the range. Their pages are fetched by fetch_listed."""
    sources = (work.sources, other)
    if part.kind == "list":
        _, entries, refused = parse_list(Path(part.name).read_bytes())
        for one in refused:
            tally.add("damaged", one.reason)
        entries = [one for one in entries if in_range(one.published_at, "", choice.since, choice.until)]
        now = datetime.now(UTC)
        new = store_listed(work.settings.live_path, work.run_id, entries, sources, now, chosen=True)
        _count_entries(work, tally, len(entries), new)
        return
    for done, (address, entries, refused, waiting) in enumerate(
        walk_sitemap(client, part.name, other.source_id, choice.since, choice.until), start=1
    ):
        for one in refused:
            tally.add("damaged", f"{one.address}: {one.reason}")
        now = datetime.now(UTC)
        new = store_listed(work.settings.live_path, work.run_id, entries, sources, now, chosen=False)
        _count_entries(work, tally, len(entries), new)
        tell("sitemaps", done, done + waiting)
        _log(f"{address}: {len(entries)} entries in the range, {new} new; {waiting} sitemaps wait")


def fetch_listed(work: Work, client: Client, other: Source, choice: Choice) -> None:
    """Fetch and read what is wanted and was never archived, batch after batch, as politely as ingest does."""
    sources = [other, *work.sources.values()]
    live, settings = work.settings.live_path, work.settings
    wanted = backfill_pages(live, sources, choice.since, choice.until, datetime.now(UTC), choice.max_pages)
    started, done = time.monotonic(), 0
    for batch in spread_over_hosts(wanted, settings.batch_size):
        readings = read_listed(settings, work.run_id, client, work.archive, work.pool, batch)
        work.counts.update(store_history(live, work.run_id, readings, datetime.now(UTC)))
        done += len(batch)
        tell("fetching listed pages", done, len(wanted))
        _log(f"{done} of {len(wanted)} listed pages, {time_left(done, len(wanted), time.monotonic() - started)} left")


@contextmanager
def spool(settings: Settings, run_id: UUID) -> Iterator[Path]:
    """A directory for the pages of one batch until it is known which of them are on topic."""
    path = settings.home / "spool" / str(run_id)
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _batches(found: Iterator[Candidate], size: int) -> Iterator[list[Candidate]]:
    """Batches in which no address stands twice: revisions of one article are told one after the other."""
    batch: dict[str, Candidate] = {}
    for candidate in found:
        if candidate.answer.address in batch or len(batch) >= size:
            yield list(batch.values())
            batch = {}
        batch[candidate.answer.address] = candidate
    if batch:
        yield list(batch.values())


def _is_finished(part: Part, done_at: datetime | None, choice: Choice) -> bool:
    """A file that was read stays read; a sitemap only where its range was over when it was walked."""
    if done_at is None or choice.again:
        return False
    return part.kind != "sitemap" or (choice.until is not None and done_at >= choice.until)


def _count_entries(work: Work, tally: Tally, seen: int, new: int) -> None:
    tally.counts.update(records=seen, stored=new, known=seen - new)
    work.counts.update(entries_seen=seen, entries_new=new)


def _aware(instant: datetime | None) -> datetime | None:
    return instant.replace(tzinfo=UTC) if instant is not None and instant.tzinfo is None else instant


def _log(message: str) -> None:
    get_run_logger().info(message)
