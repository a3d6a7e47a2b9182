"""Feeds to a published warehouse: poll, fetch, read, store, publish."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from prefect import flow, get_run_logger
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from tasks.archive import ArchiveWriter, archive_path
from tasks.artifacts import progress_artifact, show_run
from tasks.errors import UserError
from tasks.extract import read_and_store
from tasks.feeds.pacing import is_due
from tasks.feeds.polling import SourcePoll, group_by_host, in_share
from tasks.feeds.sources import load_sources
from tasks.feeds.state import FeedState
from tasks.fetch import fetch_pages, shared_hold
from tasks.page_reading import open_pool
from tasks.poll import poll_hosts
from tasks.pool import ChildPool
from tasks.progress import tell
from tasks.publish import publish_warehouse
from tasks.reading_job import ReadingJob
from tasks.records import FetchedPage, PageReading, Source, WantedPage
from tasks.settings import Settings, get_settings
from tasks.trust.forgetting import buried_sources
from tasks.warehouse.runs import (
    COUNTS,
    close_run,
    due_pages,
    open_run,
    poll_states,
    robots_copies,
    store,
    store_reference,
    store_robots,
)
from tasks.web.client import Client
from tasks.web.fetching import open_client, spread_over_hosts

# Prefect keeps every task run; a run has at most about 50 of them, however much there is to do. And a window of writing
# costs as much processor time as the reading of ten pages, however few it stores.
_MOST_BATCHES = 10
_LARGEST_BATCH = 250
# The cast: ThreadPoolTaskRunner is generic in another way than the decorator of flows expects.
THREADS = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=8))


@flow(name="ingest", flow_run_name="ingest", task_runner=THREADS)
def ingest(
    sources: list[str] | None = None,
    since: datetime | None = None,
    dry_run: bool = False,
    max_pages: int = 500,
    ignore_pacing: bool = False,
    share: str | None = None,
) -> dict[str, int]:
    """Poll what is due, fetch and read what is new, publish; the counts of the run.

    `sources` are ids of sources.toml (None: all that are enabled); `since` leaves out older entries; a dry run polls,
    stores the entries, and tells what it would fetch. `share` leaves the other hosts to other machines, as "1/2" and
    "2/2" (None: all hosts).
    """
    settings = get_settings()
    chosen = choose_sources(load_sources(settings.sources), sources)
    if share is not None:
        chosen = in_share(chosen, share)
    parameters = {"sources": sources, "since": str(since), "max_pages": max_pages, "share": share}
    with run_row(settings, "ingest", parameters) as (run_id, counts):
        store(settings.live_path, {"source": [source_row(source) for source in chosen]})
        store_reference(settings.live_path)
        buried = buried_sources(settings.live_path)
        chosen = [source for source in chosen if source.source_id not in buried]
        robots = robots_copies(settings.live_path)
        with open_client(settings, robots, shared_hold(settings)) as client, open_pool(settings) as pool:
            states = poll_states(settings.live_path, chosen)
            due = chosen if ignore_pacing else [s for s in chosen if is_due(states[s.source_id], datetime.now(UTC))]
            polls = poll_all(settings, run_id, client, due, states, counts, pool.start)
            wanted = due_pages(settings.live_path, chosen, datetime.now(UTC), max_pages, since)
            if dry_run:
                tell_wanted(wanted)
            else:
                fetch_and_read(settings, run_id, client, pool, wanted, counts)
        store_robots(settings.live_path, robots.values())
        if polls and counts["sources_failed"] == len(polls):
            raise UserError(f"every one of {len(polls)} sources failed; the first: {polls[0].state.reason}")
    publish_warehouse(settings, run_id)
    show_run(settings, run_id)
    return {name: counts[name] for name in COUNTS}


def poll_all(
    settings: Settings,
    run_id: UUID,
    client: Client,
    due: Sequence[Source],
    states: dict[str, FeedState],
    counts: Counter[str],
    at_news: Callable[[], None],
) -> list[SourcePoll]:
    """Every source that is due, groups of hosts side by side, stored as they come; `at_news` is told of new entries."""
    groups = group_by_host(due, settings.fetch_threads)
    futures = [poll_hosts.submit(n, settings, run_id, client, group, states) for n, group in enumerate(groups)]
    polls: list[SourcePoll] = []
    for done, future in enumerate(futures, start=1):
        polls += future.result()
        if any(poll.entries_new for poll in polls):
            at_news()
        tell("polling groups of hosts", done, len(futures))
    counts["sources_polled"] += len(polls)
    counts["sources_failed"] += sum(poll.state.outcome == "failed" for poll in polls)
    counts["entries_seen"] += sum(len(poll.entries) for poll in polls)
    counts["entries_new"] += sum(poll.entries_new for poll in polls)
    return polls


def fetch_and_read(
    settings: Settings,
    run_id: UUID,
    client: Client,
    pool: ChildPool[ReadingJob, PageReading],
    wanted: Sequence[WantedPage],
    counts: Counter[str],
) -> None:
    """Batch after batch: one is fetched while another is read, and a third is stored."""
    if not wanted:
        return
    pool.start()
    bodies = [page for page in wanted if page.may_fetch_body]
    headlines = [page for page in wanted if not page.may_fetch_body]
    size = min(max(settings.batch_size, -(-len(bodies) // _MOST_BATCHES)), _LARGEST_BATCH)
    path = archive_path(settings.archive_path, datetime.now(UTC).date(), str(run_id))
    with ArchiveWriter(path) as archive:
        stored: list[PrefectFuture[dict[str, int]]] = []
        fetched: PrefectFuture[list[FetchedPage]] | None = None
        for number, batch in enumerate(spread_over_hosts(bodies, size), start=1):
            fetched = fetch_pages.submit(
                number, run_id, client, archive, batch, settings.fetch_threads,
                wait_for=[fetched] if fetched else [], return_state=False,
            )  # fmt: skip
            stored.append(read_and_store.submit(number, run_id, settings, pool, fetched, [], return_state=False))
        if headlines:
            stored.append(read_and_store.submit(0, run_id, settings, pool, [], headlines))
        with progress_artifact(len(stored)):
            for done, future in enumerate(stored, start=1):
                counts.update(future.result())
                tell("reading batches of pages", done, len(stored))


def choose_sources(found: Sequence[Source], wanted: Sequence[str] | None) -> list[Source]:
    """The sources that are asked for by id, else all that are enabled. Raises UserError for an unknown id."""
    if wanted is None:
        return [source for source in found if source.is_enabled]
    by_id = {source.source_id: source for source in found}
    unknown = [name for name in wanted if name not in by_id]
    if unknown:
        raise UserError(f"no source {unknown[0]!r} in sources.toml; there are: {', '.join(sorted(by_id))}")
    return [by_id[name] for name in dict.fromkeys(wanted)]


def tell_wanted(wanted: Sequence[WantedPage]) -> None:
    """The pages that a dry run leaves alone, in the log."""
    logger = get_run_logger()
    for page in wanted:
        logger.info("would fetch %s (%s)", page.address, page.title)
    logger.info("dry run: %s pages would be fetched", len(wanted))


@contextmanager
def run_row(settings: Settings, name: str, parameters: Mapping[str, object]) -> Iterator[tuple[UUID, Counter[str]]]:
    """A row in `run` around the work: completed with its counts, or failed with the reason."""
    run_id = open_run(settings.live_path, name, json.dumps(parameters), datetime.now(UTC))
    counts: Counter[str] = Counter()
    try:
        yield run_id, counts
    except BaseException as error:
        message = f"{type(error).__name__}: {error}"
        close_run(settings.live_path, run_id, "failed", counts, message, datetime.now(UTC))
        raise
    close_run(settings.live_path, run_id, "completed", counts, None, datetime.now(UTC))


def source_row(source: Source) -> dict[str, object]:
    """The source's row in the warehouse."""
    return asdict(source)
