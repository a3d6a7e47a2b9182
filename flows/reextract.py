"""Today's cleaner and readers over what is stored; no network. First a preview, then, asked for, the new readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from prefect import flow, get_run_logger

from flows.ingest import THREADS, run_row
from tasks.language import load_model
from tasks.pool import ChildPool, Lost
from tasks.progress import tell
from tasks.publish import publish_warehouse
from tasks.reading_job import ReadingJob
from tasks.records import PageReading
from tasks.reextraction import Changes, TextJob, TextReading, no_facts, reread, shown_facts
from tasks.settings import Settings, get_settings
from tasks.warehouse.reextraction_rows import (
    jobs_of_rejected,
    jobs_of_texts,
    reextraction_batch,
    shown_figures,
    stale_texts,
)
from tasks.warehouse.runs import store_batch

Item = TypeVar("Item")
Job = ReadingJob | TextJob
Reading = PageReading | TextReading


@flow(name="reextract", flow_run_name="reextract", task_runner=THREADS)
def reextract(
    apply: bool = False, everything: bool = False, rejected: bool = False, limit: int | None = None, samples: int = 20
) -> str:
    """What today's cleaner and readers change, told for a person; with `apply` it becomes current and is published.

    Read again are texts of older versions (`everything`: all), `rejected` adds archived pages that were no articles.
    A killed run goes on where it stopped: what was read again is of this version.
    """
    settings = get_settings()
    choice = Choice(everything, rejected, limit)
    if not apply:
        told = preview(settings, choice, samples)
        get_run_logger().info("%s", told)
        return told
    changes = Changes(most_samples=samples)
    parameters: dict[str, object] = {"everything": everything, "rejected": rejected, "limit": limit}
    with run_row(settings, "reextract", parameters) as (run_id, counts), open_reread_pool(settings) as pool:
        counts.update(reread_all(settings, run_id, changes, choice, pool))
    publish_warehouse(settings, run_id)
    get_run_logger().info("%s", changes.told())
    return changes.told()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is read again."""

    everything: bool
    rejected: bool
    limit: int | None  # None: all


def preview(settings: Settings, choice: Choice, samples: int) -> str:
    """What would change, told for a person; nothing is stored. Needs no Prefect."""
    changes = Changes(most_samples=samples)
    with open_reread_pool(settings) as pool:
        reread_all(settings, None, changes, choice, pool)
    return changes.told()


def open_reread_pool(settings: Settings) -> ChildPool[Job, Reading]:
    """The child processes of one re-reading."""
    return ChildPool(
        reread, children=settings.workers, deadline_seconds=settings.page_deadline_seconds, warm_up=load_model
    )


def reread_all(
    settings: Settings, run_id: UUID | None, changes: Changes, choice: Choice, pool: ChildPool[Job, Reading]
) -> Counter[str]:
    """Read batch after batch, compare it with what is shown, and store it (`run_id` None: a preview stores nothing)."""
    model = load_model(settings.model)[1]
    text_ids = stale_texts(settings.live_path, model, everything=choice.everything, limit=choice.limit)
    refused = jobs_of_rejected(settings.live_path, settings, choice.limit) if choice.rejected else []
    total = len(text_ids) + len(refused)
    counts: Counter[str] = Counter()
    done = 0
    for jobs, was_article in _batches(settings, text_ids, refused):
        readings = read_batch(pool, settings, changes, jobs, model, was_article=was_article)
        if run_id is not None and readings:
            batch = reextraction_batch(run_id, readings, model, datetime.now(UTC))
            pages = [one for one in readings if isinstance(one, PageReading)]
            counts.update(store_batch(settings.live_path, batch, pages))
        done += len(jobs)
        tell("texts read again", done, total)
    return counts


def _batches(
    settings: Settings, text_ids: Sequence[UUID], refused: Sequence[Job]
) -> Iterator[tuple[Sequence[Job], bool]]:
    """Jobs of a batch, and whether they are of articles; of the texts only one batch at a time is in memory."""
    for ids in _pieces(text_ids, settings.batch_size):
        yield jobs_of_texts(settings.live_path, settings, ids), True
    for jobs in _pieces(refused, settings.batch_size):
        yield jobs, False


def read_batch(
    pool: ChildPool[Job, Reading],
    settings: Settings,
    changes: Changes,
    jobs: Sequence[Job],
    model: str,
    *,
    was_article: bool,
) -> list[Reading]:
    """The new readings of a batch that may become current; how they differ from what is shown goes into `changes`."""
    addresses = {_article(job): _address(job) for job in jobs}
    shown, before = shown_figures(settings.live_path, addresses)
    readings: list[Reading] = []
    for result in pool.run(jobs):
        if isinstance(result, Lost):
            changes.counts["lost_pages"] += 1
            continue
        reading = result.value
        if isinstance(reading, PageReading) and reading.outcome != "article":
            changes.counts["no_longer_article"] += was_article
            continue
        changes.counts["new_articles"] += not was_article
        reading = _silenced(reading, shown[_article(result.item)], model)
        readings.append(reading)
        article_id = _article(result.item)
        changes.compare(shown[article_id], shown_facts(reading.facts, _content(reading), addresses[article_id]))
        facts = reading.facts
        changes.counts.update(
            quotes_after=len(facts.quotes) if facts else 0, events_after=len(facts.events) if facts else 0
        )
    changes.counts.update(quotes_before=before["quotes"], events_before=before["events"])
    return readings


def _silenced(reading: Reading, shown: Sequence[object], model: str) -> Reading:
    """A page that showed figures and is off topic now gets an empty reading, which silences them."""
    if isinstance(reading, PageReading) and reading.facts is None and shown and reading.relevance is not None:
        return replace(reading, facts=no_facts(reading.relevance, model))
    return reading


def _article(job: Job) -> UUID:
    return job.article_id if isinstance(job, TextJob) else job.wanted.article_id


def _address(job: Job) -> str:
    return job.address if isinstance(job, TextJob) else job.wanted.address


def _content(reading: Reading) -> str:
    if isinstance(reading, TextReading):
        return reading.job.content
    return reading.clean.text if reading.clean and reading.wanted.may_store_body else ""


def _pieces(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))
