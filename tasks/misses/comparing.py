"""An outside list held against the warehouse: what became of each article, stored and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from tasks.backfilling import slug_words, sources_by_host
from tasks.errors import UserError
from tasks.feeds.article_lists import publisher_of
from tasks.feeds.entries import canonical_address
from tasks.first_look import first_look
from tasks.identity import make_id
from tasks.misses.fates import BY_NAME, Known, detail_of, fate_of
from tasks.misses.lists import OutsideList
from tasks.records import FeedEntry, Source
from tasks.trust.forgetting import buried_sources
from tasks.warehouse.listed_rows import followed_hosts, known_of, twins_of
from tasks.warehouse.poll_rows import look_at
from tasks.warehouse.runs import store

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """One article of an outside list, with the source that should have brought it."""

    entry: FeedEntry
    article_id: UUID
    source: Source | None  # None: its host is not followed
    is_wanted: bool  # ingest would fetch it
    day: date


@dataclass(frozen=True, slots=True)
class Comparison:
    """One list, compared."""

    outside: OutsideList
    rows: tuple[Row, ...]  # of store.listed_article
    passed_over: int  # on hosts that are not followed, and not wanted
    undated: int  # left out because a day was asked for

    def fates(self) -> Counter[str]:
        """How many of the wanted went which way, in the order of the rules."""
        told = Counter(row["fate"] for row in self.rows if row["is_wanted"])
        return Counter({name: told[name] for name in BY_NAME if told[name]})


def compare(
    live: Path,
    outside: OutsideList,
    sources: Sequence[Source],
    owner: Source | None,
    day: date | None,
    now: datetime,
    run_id: UUID | None,
) -> Comparison:
    """Hold a list against the warehouse and store what became of each of its articles.

    `owner` is the source that all of it belongs to (None: the one that follows the host); `day` leaves out other days
    (None: none). Raises UserError where nothing is left.
    """
    entries, undated = of_day(outside, day)
    buried = buried_sources(live)
    by_host = {} if owner else followed(sources, followed_hosts(live))
    listed = {
        one.article_id: one
        for entry in entries
        if (one := _listed(entry, owner or by_host.get(publisher_of(entry)), now))
    }
    kept = [one for one in listed.values() if one.source or one.is_wanted]
    known = _known(live, kept, buried)
    rows = tuple(_row(outside, one, known[one.article_id], now, run_id) for one in kept)
    store(live, {"listed_article": rows})
    return Comparison(outside, rows, len(listed) - len(kept), undated)


def of_day(outside: OutsideList, day: date | None) -> tuple[list[FeedEntry], int]:
    """The entries of a day, UTC, and how many have no date. Raises UserError, with the days there are, for none."""
    if day is None:
        return list(outside.entries), 0
    days = [entry.published_at.astimezone(UTC).date() for entry in outside.entries if entry.published_at]
    found = [e for e in outside.entries if e.published_at and e.published_at.astimezone(UTC).date() == day]
    if not found:
        undated = "it gives no dates: leave --date out" if outside.entries else "it lists nothing of that time"
        there = f"it has {min(days)} to {max(days)}" if days else undated
        raise UserError(f"{outside.name}: no article of {day}; {there}")
    return found, len(outside.entries) - len(days)


def followed(sources: Sequence[Source], seen: Mapping[str, str]) -> dict[str, Source]:
    """The source of each host: by what its feed lists, else by where the feed lives. One that is off follows none."""
    on = [source for source in sources if source.is_enabled]
    by_id = {source.source_id: source for source in on}
    return sources_by_host(on) | {host: by_id[one] for host, one in seen.items() if one in by_id}


def _listed(entry: FeedEntry, source: Source | None, now: datetime) -> Listed:
    words = replace(entry, title=entry.title or slug_words(entry.address))
    if source is not None:
        is_wanted = look_at(source, words).fetch
    else:
        is_wanted = (entry.language or "en") == "en" and first_look(words.title, words.summary).fetch
    instant = entry.published_at or now
    article_id = make_id("article", canonical_address(entry.address))
    return Listed(entry, article_id, source, is_wanted, instant.astimezone(UTC).date())


def _known(live: Path, kept: Sequence[Listed], buried: frozenset[str]) -> dict[UUID, Known]:
    ways = [(one.article_id, way) for one in kept for way in {one.entry.address, canonical_address(one.entry.address)}]
    found = known_of(live, ways)
    missing = [one for one in kept if one.is_wanted and not _is_there(found[one.article_id])]
    twins = twins_of(live, [(one.article_id, one.entry.title, one.day) for one in missing])
    known = {}
    for one in kept:
        row = found[one.article_id]
        told = {name: value for name, value in row.items() if name not in ("article_id", "first_look_reasons")}
        told["is_buried"] |= one.source is not None and one.source.source_id in buried
        known[one.article_id] = Known(
            **told, is_followed=one.source is not None, twin_address=twins.get(one.article_id),
            first_look_reasons=tuple(row["first_look_reasons"]),
        )  # fmt: skip
    return known


def _is_there(row: Row) -> bool:
    return bool(row["is_stored"] or row["is_headline"])


def _row(outside: OutsideList, one: Listed, known: Known, now: datetime, run_id: UUID | None) -> Row:
    fate = fate_of(known)
    return {
        "list_name": outside.name, "list_form": outside.form, "article_id": one.article_id,
        "address": one.entry.address,
        # What was taken back leaves no words behind.
        "title": "" if known.is_buried else one.entry.title, "published_at": one.entry.published_at,
        "listed_date": one.day, "source_id": one.source.source_id if one.source else None,
        "publisher": one.source.publisher if one.source else publisher_of(one.entry),
        # A feed says more than a list, which has the title at most.
        "is_wanted": one.is_wanted or known.is_fetch_wanted, "is_seen": known.is_seen,
        "fate": fate.name, "detail": detail_of(known, fate),
        "first_seen_at": known.first_seen_at, "compared_at": now, "run_id": run_id,
    }  # fmt: skip
