"""Stage: archived pages to stored facts, a batch in one transaction."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.page_reading import read_all
from tasks.pool import ChildPool
from tasks.reading import ReadingJob
from tasks.records import FetchedPage, PageReading, WantedPage
from tasks.settings import Settings
from tasks.warehouse.runs import store_readings


@task(task_run_name="read batch {number}", cache_policy=NO_CACHE, persist_result=False)
def read_and_store(
    number: int,
    run_id: UUID,
    settings: Settings,
    pool: ChildPool[ReadingJob, PageReading],
    fetched: list[FetchedPage],
    headlines: list[WantedPage],
) -> dict[str, int]:
    """What a batch added, by kind. Bodies are read from the archive by the child processes, not passed around."""
    readings = read_all(pool, settings, fetched, headlines)
    counts = store_readings(settings.live_path, run_id, readings, datetime.now(UTC))
    told = ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in sorted(counts.items()) if value)
    get_run_logger().info("batch %s: %s", number, told or "nothing new")
    return counts
