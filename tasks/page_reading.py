"""A batch of fetched pages to readings, in child processes with a deadline for each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Protocol

from tasks.pool import ChildPool, Done, Lost
from tasks.reading_job import ReadingJob
from tasks.records import Document, FetchedPage, PageReading, WantedPage
from tasks.settings import Settings


class Readers(Protocol):
    """Whatever reads pages in processes of its own: a pool of children, or a cluster."""

    def run(self, items: Iterable[ReadingJob]) -> Iterator[Done[ReadingJob, PageReading] | Lost[ReadingJob]]:
        """What became of each page, in their order."""


def open_pool(settings: Settings) -> ChildPool[ReadingJob, PageReading]:
    """The child processes of one run, each with the language model and the registries loaded once."""
    return ChildPool(
        _read_page,
        children=settings.workers,
        deadline_seconds=settings.page_deadline_seconds,
        warm_up=partial(_read_a_first_text, settings.model),
    )


# The readers are imported where they read: spaCy and the rules take some 4 s of processor time to load.
def _read_page(job: ReadingJob) -> PageReading:
    from tasks.reading import read_job

    return read_job(job)


def _read_a_first_text(model: str | None) -> None:
    from tasks.reading import read_document

    # A model that is not there is told by every page; a child that dies at its start would tell nobody.
    with suppress(ValueError):
        read_document(Document("warm-up", "The minister said that duties of 5 percent were raised on Monday."), model)


def read_all(
    pool: Readers,
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
