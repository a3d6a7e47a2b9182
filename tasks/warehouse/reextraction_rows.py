"""What can be read again, what it shows now, and the new readings as rows. Old ones are never touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from tasks.reading_job import CLEANER_VERSION, READER_VERSION, ReadingJob
from tasks.records import FetchedPage, PageReading, WantedPage
from tasks.reextraction import ShownFigure, TextJob, TextReading, shown_row
from tasks.settings import Settings
from tasks.warehouse.batches import Batch, add_facts, add_judgement, page_batch
from tasks.warehouse.live import open_live
from tasks.warehouse.schema import query_sql, rows

_ALL = 2**62


def stale_texts(live: Path, model: str, *, everything: bool, limit: int | None) -> list[UUID]:
    """Ids of the texts to read again: those of older versions, or all that speak for an article."""
    parameters = {
        "cleaner_version": CLEANER_VERSION, "reader_version": READER_VERSION, "model": model, "everything": everything,
        "limit": _ALL if limit is None else limit,
    }  # fmt: skip
    with open_live(live) as connection:
        return [row["text_id"] for row in rows(connection, query_sql("stale_texts"), parameters)]


def jobs_of_texts(live: Path, settings: Settings, text_ids: Sequence[UUID]) -> list[ReadingJob | TextJob]:
    """A job for each text: its page where the cleaner is newer or the words are not stored, else the text itself."""
    with open_live(live) as connection:
        found = rows(connection, query_sql("texts_to_reread"), {"text_ids": [str(one) for one in text_ids]})
    return [_job(settings, row) for row in found]


def jobs_of_rejected(live: Path, settings: Settings, limit: int | None) -> list[ReadingJob | TextJob]:
    """A job for the newest archived page of each article that never had a body."""
    with open_live(live) as connection:
        found = rows(connection, query_sql("rejected_pages"), {"limit": _ALL if limit is None else limit})
    return [_page_job(settings, row) for row in found]


def shown_figures(live: Path, articles: Mapping[UUID, str]) -> tuple[dict[UUID, list[ShownFigure]], dict[str, int]]:
    """What these articles (id to address) show now: their figures, and how many quotes and events."""
    ids = {"article_ids": [str(one) for one in articles]}
    with open_live(live) as connection:
        found = rows(connection, query_sql("shown_figures"), ids)
        counts = rows(connection, query_sql("shown_counts"), ids)[0]
    shown: dict[UUID, list[ShownFigure]] = {one: [] for one in articles}
    for row in found:
        shown[row["article_id"]].append(shown_row(row, articles[row["article_id"]]))
    return shown, counts


def reextraction_batch(run_id: UUID, readings: Sequence[PageReading | TextReading], model: str, now: datetime) -> Batch:
    """The rows of these readings. Page, revision and article of a page are stored already and left out on loading."""
    pages = [one for one in readings if isinstance(one, PageReading)]
    batch = page_batch(run_id, pages, {}, now)
    for one in readings:
        if isinstance(one, TextReading):
            add_judgement(batch, one.job.article_id, one.job.text_id, one.relevance)
            if one.facts is not None:
                facts = one.facts if one.facts.model != "none" else replace(one.facts, model=model)
                add_facts(batch, one.job.article_id, one.job.text_id, one.job.content, facts)
    for name in ("articles_stored", "pages_fetched", "headlines_stored"):
        batch.counts.pop(name, None)
    return batch


def _job(settings: Settings, row: Mapping[str, Any]) -> ReadingJob | TextJob:
    is_older = row["kind"] == "body" and row["cleaner_version"] < CLEANER_VERSION
    if row["is_archived"] and (is_older or not row["content"]):
        return _page_job(settings, row)
    return TextJob(
        row["text_id"], row["article_id"], row["kind"], row["content"], row["title"], row["title_length"] or 0,
        row["article_date"], row["publisher"], row["address"], row["country"], row["has_facts"], settings.model,
        settings.relevance_threshold,
    )  # fmt: skip


def _page_job(settings: Settings, row: Mapping[str, Any]) -> ReadingJob:
    wanted = WantedPage(
        row["entry_id"], row["article_id"], row["source_id"], row["publisher"], row["country"], row["address"],
        row["entry_title"], row["entry_summary"], row["entry_published_at"], True, row["may_store_body"], 1, None,
    )  # fmt: skip
    page = FetchedPage(
        wanted, row["page_id"], row["fetched_at"], row["final_address"], row["status"], None, row["body_hash"],
        row["byte_count"], row["warc_file"], row["warc_offset"], row["warc_length"], row["warc_digest"], None, None,
        None,
    )  # fmt: skip
    return ReadingJob(wanted, page, settings.archive_path, settings.model, settings.relevance_threshold)
