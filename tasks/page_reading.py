"""A batch of fetched pages to readings, in child processes with a deadline for each page."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.language import load_model
from tasks.pool import ChildPool, Lost
from tasks.reading import ReadingJob, read_job
from tasks.records import FetchedPage, PageReading, WantedPage
from tasks.settings import Settings


def open_pool(settings: Settings) -> ChildPool[ReadingJob, PageReading]:
    """The child processes of one run, each with the language model loaded once."""
    return ChildPool(
        read_job, children=settings.workers, deadline_seconds=settings.page_deadline_seconds, warm_up=load_model
    )


def read_all(
    pool: ChildPool[ReadingJob, PageReading],
    settings: Settings,
    fetched: Sequence[FetchedPage],
    headlines: Sequence[WantedPage],
) -> list[PageReading]:
    """One reading for each page and headline, in their order; a page whose process was killed says so."""
    jobs = [_job(settings, page.wanted, page) for page in fetched]
    jobs += [_job(settings, wanted, None) for wanted in headlines]
    return [_lost(result) if isinstance(result, Lost) else result.value for result in pool.run(jobs)]


def _job(settings: Settings, wanted: WantedPage, page: FetchedPage | None) -> ReadingJob:
    return ReadingJob(wanted, page, settings.archive_path, settings.model, settings.relevance_threshold)


def _lost(lost: Lost[ReadingJob]) -> PageReading:
    reason = "parse_timeout" if lost.kind == "timeout" else f"reader_{lost.kind}: {lost.reason}"
    return PageReading(lost.item.page, lost.item.wanted, None, "rejected", reason, None, None, None)
