"""Wanted pages to archived ones: several hosts side by side, each host's pages one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from tasks.archive import ArchiveWriter
from tasks.identity import content_hash, make_id
from tasks.records import Answer, Failure, FetchedPage, WantedPage
from tasks.settings import Settings
from tasks.web.client import MAX_PAGE_BYTES, Client
from tasks.web.hosts import HostPacer, SharedHold
from tasks.web.robots import RobotsCopy

# After so many failures in a row that look like a dead host, its other pages wait for the next run.
_DEAD_AFTER = 2
_DEAD_KINDS = frozenset({"dns", "connect", "timeout", "paced"})


def open_client(
    settings: Settings, robots: MutableMapping[str, RobotsCopy] | None = None, shared: SharedHold | None = None
) -> Client:
    """The HTTP client as the person has set it.

    `robots` keeps copies of robots.txt (None: for this client only); `shared` holds hosts for all machines (None: this
    machine is the only one).
    """
    return Client(
        settings.user_agent,
        HostPacer(settings.home / "hosts", shared=shared),
        allow_loopback=settings.allow_loopback,
        min_interval_seconds=settings.host_interval_seconds,
        connect_timeout_seconds=settings.connect_timeout_seconds,
        read_timeout_seconds=settings.read_timeout_seconds,
        exchange_timeout_seconds=settings.exchange_timeout_seconds,
        max_wait_seconds=settings.longest_wait_seconds,
        robots_store=robots,
    )


def spread_over_hosts(wanted: Iterable[WantedPage], size: int) -> list[list[WantedPage]]:
    """Batches of at most `size` pages, each with as many hosts as possible, so that waiting for turns costs least."""
    queues: dict[str, list[WantedPage]] = defaultdict(list)
    for page in wanted:
        queues[host_of(page.address)].append(page)
    rounds = chain.from_iterable(zip_longest(*queues.values()))
    ordered = [page for page in rounds if page is not None]
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def host_of(address: str) -> str:
    """The host name of an address, lower case; "" where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def fetch_all(
    client: Client, archive: ArchiveWriter, run_id: object, wanted: Sequence[WantedPage], threads: int
) -> list[FetchedPage]:
    """Every page that was asked for, in no order; pages of a host that seems dead are left for the next run."""
    queues: dict[str, list[WantedPage]] = defaultdict(list)
    for page in wanted:
        queues[host_of(page.address)].append(page)
    if not queues:
        return []
    with ThreadPoolExecutor(min(threads, len(queues)), thread_name_prefix="fetch") as pool:
        done = pool.map(lambda queue: _fetch_host(client, archive, run_id, queue), queues.values())
        fetched = list(chain.from_iterable(done))
    archive.sync()
    return fetched


def _fetch_host(client: Client, archive: ArchiveWriter, run_id: object, queue: list[WantedPage]) -> list[FetchedPage]:
    fetched: list[FetchedPage] = []
    failures = 0
    for wanted in queue:
        outcome = client.get(wanted.address, max_bytes=MAX_PAGE_BYTES)
        fetched.append(_fetched(archive, run_id, wanted, outcome))
        dead = isinstance(outcome, Failure) and outcome.kind in _DEAD_KINDS
        failures = failures + 1 if dead else 0
        if failures >= _DEAD_AFTER:
            break
    return fetched


def _fetched(archive: ArchiveWriter, run_id: object, wanted: WantedPage, outcome: Answer | Failure) -> FetchedPage:
    if isinstance(outcome, Failure):
        return _without_body(
            run_id, wanted, outcome.fetched_at, None, None, outcome.kind, outcome.reason, outcome.retry_after_seconds
        )
    if not 200 <= outcome.status < 300:
        reason = f"the host answered {outcome.status}"
        return _without_body(
            run_id,
            wanted,
            outcome.fetched_at,
            outcome.final_address,
            outcome.status,
            "status",
            reason,
            outcome.retry_after_seconds,
        )
    place = archive.append(outcome)
    return FetchedPage(
        wanted,
        make_id("page", run_id, wanted.address, outcome.fetched_at.isoformat()),
        outcome.fetched_at,
        outcome.final_address,
        outcome.status,
        outcome.header("content-type"),
        content_hash(outcome.body),
        len(outcome.body),
        place.file,
        place.offset,
        place.length,
        place.digest,
        None,
        None,
        None,
    )


def _without_body(
    run_id: object,
    wanted: WantedPage,
    fetched_at: datetime,
    final_address: str | None,
    status: int | None,
    kind: str,
    reason: str,
    retry_after_seconds: float | None,
) -> FetchedPage:
    page_id = make_id("page", run_id, wanted.address, fetched_at.isoformat())
    nothing = (None, None, None, None, None, None, None)
    return FetchedPage(wanted, page_id, fetched_at, final_address, status, *nothing, kind, reason, retry_after_seconds)
