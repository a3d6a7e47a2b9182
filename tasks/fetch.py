"""Stage: wanted pages to archived ones."""

from __future__ import annotations

from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.archive import ArchiveWriter
from tasks.records import FetchedPage, WantedPage
from tasks.web.client import Client
from tasks.web.fetching import fetch_all


@task(task_run_name="fetch batch {number}", cache_policy=NO_CACHE, persist_result=False)
def fetch_pages(
    number: int, run_id: UUID, client: Client, archive: ArchiveWriter, wanted: list[WantedPage], threads: int
) -> list[FetchedPage]:
    """The pages of a batch, several hosts side by side; a page that fails costs only itself."""
    fetched = fetch_all(client, archive, run_id, wanted, threads)
    failed = [page for page in fetched if page.failure_kind]
    logger = get_run_logger()
    logger.info("batch %s: %s of %s pages fetched", number, len(fetched) - len(failed), len(wanted))
    for page in failed:
        logger.info("%s: %s", page.wanted.address, page.reason)
    return fetched
