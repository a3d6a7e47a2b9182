"""Stage: archived pages to stored facts, a batch in one transaction; big backfills may be read on a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.settings import get_current_settings

from tasks.errors import UserError
from tasks.page_reading import Readers, open_pool, read_all
from tasks.pool import ChildPool, Done, Lost
from tasks.reading_job import ReadingJob
from tasks.records import FetchedPage, PageReading, WantedPage
from tasks.settings import Settings
from tasks.warehouse.runs import store_readings


@task(task_run_name="read batch {number}", cache_policy=NO_CACHE, persist_result=False)
def read_and_store(
    number: int,
    run_id: UUID,
    settings: Settings,
    pool: Readers,
    fetched: list[FetchedPage],
    headlines: list[WantedPage],
) -> dict[str, int]:
    """What a batch added, by kind. Bodies are read from the archive by the child processes, not passed around."""
    readings = read_all(pool, settings, fetched, headlines)
    counts = store_readings(settings.live_path, run_id, readings, datetime.now(UTC))
    told = ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in sorted(counts.items()) if value)
    get_run_logger().info("batch %s: %s", number, told or "nothing new")
    return counts


_LOCAL = "local"
_PAGES_A_TASK = 10  # on Dask; some seconds of work, so that a batch of 250 pages keeps 25 processes busy


@contextmanager
def backfill_readers(settings: Settings) -> Iterator[Readers]:
    """The processes that read the pages of a backfill: children of this one, or those of a Dask cluster."""
    if settings.dask is None:
        with open_pool(settings) as pool:
            yield pool
        return
    with _dask_runner(settings) as runner:
        try:
            yield DaskReaders(runner, settings)
        finally:
            runner.client.run(end_children)


@dataclass(frozen=True, slots=True)
class DaskReaders:
    """Readers on a cluster; its processes must see the directory TRADELINES_HOME, where the pages lie."""

    runner: Any  # DaskTaskRunner of prefect-dask, which has no types
    settings: Settings

    def run(self, items: Iterable[ReadingJob]) -> Iterator[Done[ReadingJob, PageReading] | Lost[ReadingJob]]:
        """What became of each page, in their order; all of them are handed to the cluster at once."""
        jobs = list(items)
        chunks = [jobs[start : start + _PAGES_A_TASK] for start in range(0, len(jobs), _PAGES_A_TASK)]
        futures = [
            self.runner.submit(read_chunk, {"number": number, "settings": self.settings, "jobs": chunk})
            for number, chunk in enumerate(chunks, start=1)
        ]
        for future in futures:
            yield from future.result()


@task(task_run_name="read chunk {number}", cache_policy=NO_CACHE, persist_result=False)
def read_chunk(
    number: int, settings: Settings, jobs: list[ReadingJob]
) -> list[Done[ReadingJob, PageReading] | Lost[ReadingJob]]:
    """What became of some pages, in a process of the cluster with a child of its own, which the deadline kills."""
    return list(_child(settings.page_deadline_seconds).run(jobs))


_children: dict[float, ChildPool[ReadingJob, PageReading]] = {}  # of this process of the cluster, by deadline


def _child(deadline_seconds: float) -> ChildPool[ReadingJob, PageReading]:
    """Kept from chunk to chunk, so that the language model is loaded once."""
    if deadline_seconds not in _children:
        _children[deadline_seconds] = open_pool(Settings(workers=1, page_deadline_seconds=deadline_seconds))
    return _children[deadline_seconds]


def end_children() -> None:
    """Ends the children of this process; without it the process itself would not end when it is asked to."""
    while _children:
        _children.popitem()[1].close()


def _dask_runner(settings: Settings) -> Any:
    try:
        import dask

        # Before distributed is imported: a process of the cluster may have children only where it is no daemon.
        dask.config.set({"distributed.worker.daemon": False, "logging.distributed": "warning"})
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise UserError("setting TRADELINES_DASK: install the extra dask: uv pip install -e '.[dask]'") from error
    if get_current_settings().api.url is None:
        raise UserError(
            "setting TRADELINES_DASK: the processes of the cluster need a Prefect server: set PREFECT_API_URL"
        )
    if settings.dask != _LOCAL:
        return DaskTaskRunner(address=settings.dask)
    return DaskTaskRunner(cluster_kwargs={
        "n_workers": settings.workers, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0",
    })  # fmt: skip
