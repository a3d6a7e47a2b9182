"""Finished polls to rows: polls, entries never seen before, sightings that are new or changed, rejections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tasks.feeds.entries import canonical_address
from tasks.feeds.polling import SourcePoll, entry_hash, entry_id_of
from tasks.feeds.state import dump_state
from tasks.identity import make_id
from tasks.records import FeedEntry, FirstLook, Rejected, Source
from tasks.relevance import first_look

Row = dict[str, Any]


def poll_tables(
    run_id: UUID, polls: Iterable[SourcePoll], known: Mapping[tuple[str, str], str], now: datetime
) -> dict[str, list[Row]]:
    """The rows of these polls by table. `known` holds content hashes of sightings by entry id and source id."""
    tables: dict[str, list[Row]] = {name: [] for name in ("feed_poll", "feed_entry", "entry_sighting", "rejected")}
    seen_before = {entry_id for entry_id, _ in known}
    for poll in polls:
        new = changed = 0
        # A feed may list one address twice: the first listing counts.
        for entry_id, entry in _first_listings(poll).items():
            key = (str(entry_id), poll.source.source_id)
            digest = entry_hash(entry)
            if str(entry_id) not in seen_before:
                new += 1
                tables["feed_entry"].append(
                    _entry_row(run_id, poll.source, entry, entry_id, now, look_at(poll.source, entry))
                )
                seen_before.add(str(entry_id))
            if known.get(key) != digest:
                changed += key in known
                tables["entry_sighting"].append(_sighting_row(run_id, poll.source, entry, entry_id, digest, now))
        tables["feed_poll"].append(_poll_row(run_id, poll, new, changed))
        tables["rejected"] += [_rejected_row(run_id, poll.source.source_id, one, now) for one in poll.rejected]
    return {name: rows for name, rows in tables.items() if rows}


def _first_listings(poll: SourcePoll) -> dict[object, FeedEntry]:
    found: dict[object, FeedEntry] = {}
    for entry in poll.entries:
        found.setdefault(entry_id_of(poll.source, entry), entry)
    return found


def _poll_row(run_id: UUID, poll: SourcePoll, new: int, changed: int) -> Row:
    state = poll.state
    return {
        "poll_id": make_id("poll", run_id, poll.source.source_id, poll.polled_at.isoformat()),
        "run_id": run_id,
        "source_id": poll.source.source_id,
        "polled_at": poll.polled_at,
        "outcome": state.outcome,
        "status": poll.status,
        "reason": state.reason,
        "entries_seen": len(poll.entries),
        "entries_new": new,
        "entries_changed": changed,
        "byte_count": poll.byte_count,
        "state": dump_state(state),
        "next_poll_at": state.next_poll_at,
        "failures": state.failures,
        "warnings": list(state.warnings),
    }


def look_at(source: Source, entry: FeedEntry) -> FirstLook:
    """Whether the page is wanted. Only English is read; other entries count in the denominator alone.

    An official body outside China that names China in a title says too little there ("Background Briefing on the
    Joint Statement with China") to be left unread.
    """
    if (entry.language or source.language) != "en":
        return FirstLook(False, ("unsupported_language",))
    look = first_look(entry.title, entry.summary)
    names_china = any(reason.startswith("China:") for reason in look.reasons)
    if not look.fetch and names_china and source.ownership == "official" and source.country != "CN":
        return FirstLook(True, (*look.reasons, "an official body names China"))
    return look


def list_tables(
    run_id: UUID,
    source: Source,
    entries: Iterable[tuple[str, FeedEntry]],
    known: Mapping[tuple[str, str], str],
    now: datetime,
) -> dict[str, list[Row]]:
    """The rows of a list of articles that a person chose, each with its publisher: every page is wanted."""
    tables: dict[str, list[Row]] = {"feed_entry": [], "entry_sighting": []}
    seen = {entry_id for entry_id, _ in known}
    for publisher, entry in entries:
        of = replace(source, publisher=publisher)
        entry_id = entry_id_of(of, entry)
        if str(entry_id) in seen:
            continue
        seen.add(str(entry_id))
        english = (entry.language or "en") == "en"
        look = FirstLook(english, ("listed by a person",) if english else ("unsupported_language",))
        tables["feed_entry"].append(_entry_row(run_id, of, entry, entry_id, now, look))
        tables["entry_sighting"].append(_sighting_row(run_id, of, entry, entry_id, entry_hash(entry), now))
    return tables


def _entry_row(run_id: UUID, source: Source, entry: FeedEntry, entry_id: object, now: datetime, look: FirstLook) -> Row:
    canonical = canonical_address(entry.address)
    day = entry.published_at.astimezone(UTC).date() if entry.published_at else None
    return {
        "entry_id": entry_id,
        "publisher": source.publisher,
        "article_id": make_id("article", canonical),
        "source_id": source.source_id,
        "address": entry.address,
        "canonical_address": canonical,
        "title": entry.title,
        "summary": entry.summary,
        "published_at": entry.published_at,
        "published_date_utc": day,
        "entry_date": day or now.date(),
        "language": entry.language or source.language,
        "author": entry.author,
        "external_id": entry.external_id,
        "is_fetch_wanted": look.fetch,
        "first_look_reasons": list(look.reasons),
        "first_seen_at": now,
        "run_id": run_id,
    }


def _sighting_row(run_id: UUID, source: Source, entry: FeedEntry, entry_id: object, digest: str, now: datetime) -> Row:
    return {
        "sighting_id": make_id("sighting", entry_id, source.source_id, now.isoformat()),
        "entry_id": entry_id,
        "source_id": source.source_id,
        "title": entry.title,
        "summary": entry.summary,
        "published_at": entry.published_at,
        "content_hash": digest,
        "seen_at": now,
        "run_id": run_id,
    }


def _rejected_row(run_id: UUID, source_id: str, rejected: Rejected, now: datetime) -> Row:
    return {
        "rejected_id": make_id("rejected", rejected.stage, source_id, rejected.address, rejected.reason),
        "run_id": run_id,
        "stage": rejected.stage,
        "source_id": source_id,
        "address": rejected.address,
        "reason": rejected.reason,
        "rejected_at": now,
    }
