"""What of history is stored already, what is to be fetched, and finished parts: questions to the live file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from tasks.backfilling import slug_words
from tasks.feeds.article_lists import publisher_of
from tasks.feeds.polling import entry_id_of
from tasks.first_look import first_look
from tasks.records import FeedEntry, PageReading, Source, WantedPage
from tasks.warehouse.live import open_live
from tasks.warehouse.poll_rows import list_tables
from tasks.warehouse.runs import known_entries, store, store_readings, wanted_of
from tasks.warehouse.schema import query_sql, rows


def known_pages(live: Path, page_ids: Iterable[UUID]) -> set[UUID]:
    """Those of these pages that are stored."""
    with open_live(live) as connection:
        found = rows(connection, query_sql("known_pages"), {"page_ids": [str(one) for one in page_ids]})
    return {row["page_id"] for row in found}


def finished_parts(live: Path) -> dict[UUID, datetime]:
    """When each finished part of a backfill was finished last."""
    with open_live(live) as connection:
        return {row["part_id"]: row["done_at"] for row in rows(connection, query_sql("finished_parts"))}


def store_part(live: Path, row: Mapping[str, Any]) -> None:
    """A part is finished."""
    store(live, {"backfill_part": [row]})


def store_history(live: Path, run_id: UUID, readings: Sequence[PageReading], now: datetime) -> dict[str, int]:
    """Append pages of history; what they count."""
    return store_readings(live, run_id, readings, now, is_history=True)


def store_listed(
    live: Path,
    run_id: UUID,
    entries: Sequence[FeedEntry],
    sources: tuple[Mapping[str, Source], Source],
    now: datetime,
    *,
    chosen: bool,
) -> int:
    """Append the entries of a list or sitemap; how many are new.

    `sources` are those by host and the one for all other hosts. The pages of a list that a person `chosen` are all
    wanted; of a sitemap those that pass the first look by their title or the words of their address.
    """
    by_host, other = sources
    groups: dict[str, tuple[Source, list[tuple[str, FeedEntry]]]] = {}
    for entry in entries:
        source = by_host.get(publisher_of(entry), other)
        publisher = publisher_of(entry) if source is other else source.publisher
        groups.setdefault(source.source_id, (source, []))[1].append((publisher, entry))
    new = 0
    for source, listed in groups.values():
        ids = [entry_id_of(replace(source, publisher=publisher), entry) for publisher, entry in listed]
        tables = list_tables(run_id, source, listed, known_entries(live, ids), now)
        if not chosen:
            for row in tables["feed_entry"]:
                look = first_look(row["title"] or slug_words(row["address"]), row["summary"])
                row["is_fetch_wanted"] = row["is_fetch_wanted"] and look.fetch
                row["first_look_reasons"] = list(look.reasons)
        new += store(live, tables).get("feed_entry", 0)
    return new


def backfill_pages(
    live: Path, sources: Iterable[Source], since: datetime | None, until: datetime | None, now: datetime, limit: int
) -> list[WantedPage]:
    """Wanted pages of these sources in the range that were never archived, oldest first."""
    by_id = {source.source_id: source for source in sources}
    parameters = {"sources": list(by_id), "since": since, "until": until, "now": now, "limit": limit}
    with open_live(live) as connection:
        found = rows(connection, query_sql("backfill_pages"), parameters)
    return [wanted_of(row, by_id[row["source_id"]]) for row in found]
