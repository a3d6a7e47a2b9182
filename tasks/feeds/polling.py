"""Sources to what they list now: one polite request each, parsed, with the state for the next poll."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tasks.errors import UserError
from tasks.feeds import pacing
from tasks.feeds.entries import canonical_address
from tasks.feeds.listings import parse_listing
from tasks.feeds.state import FeedState
from tasks.identity import content_hash, make_id
from tasks.records import Answer, Failure, FeedEntry, ParsedFeed, Rejected, Source
from tasks.web.client import FEED_ACCEPT, MAX_FEED_BYTES, Client
from tasks.web.fetching import host_of

# A sitemap index leads to sitemaps: so many of the newest are read, if they changed within so long.
_MAX_CHILDREN = 5
_CHILD_AGE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Listing:
    """What one poll brought, before it is compared with what is known."""

    source: Source
    state: FeedState
    result: Answer | Failure
    parsed: ParsedFeed | None  # None: no body, or the same body as last time
    polled_at: datetime


@dataclass(frozen=True, slots=True)
class SourcePoll:
    """One finished poll of one source; no body is kept."""

    source: Source
    state: FeedState
    polled_at: datetime
    status: int | None  # None: no answer came
    byte_count: int | None  # None: no body
    entries: tuple[FeedEntry, ...]
    entries_new: int  # of these never seen before, whatever the source
    rejected: tuple[Rejected, ...]


def group_by_host(sources: Iterable[Source], groups: int) -> list[list[Source]]:
    """At most so many groups of sources, each host in one group, the groups about equally long."""
    by_host: dict[str, list[Source]] = {}
    for source in sources:
        by_host.setdefault(host_of(source.address), []).append(source)
    filled: list[list[Source]] = [[] for _ in range(min(groups, len(by_host)))]
    for found in sorted(by_host.values(), key=len, reverse=True):
        min(filled, key=len).extend(found)
    return filled


def in_share(sources: Iterable[Source], share: str) -> list[Source]:
    """The sources of one share of all hosts: of "1/2" and "2/2" each host is in exactly one. Raises UserError."""
    found = re.fullmatch(r"([1-9]\d{0,2})/([1-9]\d{0,2})", share)
    if found is None or int(found[1]) > int(found[2]):
        raise UserError(f"share {share!r}: write which of how many, as 1/2 and 2/2 for two machines")
    chosen = list(sources)
    hosts = sorted({host_of(source.address) for source in chosen})
    mine = set(hosts[int(found[1]) - 1 :: int(found[2])])
    return [source for source in chosen if host_of(source.address) in mine]


def ask_source(client: Client, source: Source, state: FeedState) -> Listing:
    """The answer of one source, parsed. Never raises for what a server does."""
    now = datetime.now(UTC)
    headers = {"accept": FEED_ACCEPT} | pacing.request_headers(state, now)
    result = client.get(pacing.poll_address(state), max_bytes=MAX_FEED_BYTES, headers=headers)
    return Listing(source, state, result, _parse(client, source, state, result), now)


def _parse(client: Client, source: Source, state: FeedState, result: Answer | Failure) -> ParsedFeed | None:
    if isinstance(result, Failure) or not 200 <= result.status < 300:
        return None
    if pacing.has_same_body(state, result) and b"sitemapindex" not in result.body[:4000]:
        return None
    parsed = parse_listing(source, result.body, result.final_address, result.header("content-type"), result.fetched_at)
    return _with_children(client, source, parsed) if parsed.children else parsed


def _with_children(client: Client, source: Source, index: ParsedFeed) -> ParsedFeed:
    """The index with the entries of its newest sitemaps; a sitemap that fails is a rejected line, not a failed poll."""
    now = datetime.now(UTC)
    fresh = [child for child in index.children if child[1] is None or now - child[1] < _CHILD_AGE]
    fresh.sort(key=lambda child: child[1] or datetime.max.replace(tzinfo=UTC), reverse=True)
    entries, rejected = list(index.entries), list(index.rejected)
    for address, _ in fresh[:_MAX_CHILDREN]:
        answer = client.get(address, max_bytes=MAX_FEED_BYTES, headers={"accept": FEED_ACCEPT})
        if isinstance(answer, Failure):
            rejected.append(Rejected("sitemap", address, answer.reason))
        elif not 200 <= answer.status < 300:
            rejected.append(Rejected("sitemap", address, f"the host answered {answer.status}"))
        else:
            child = parse_listing(source, answer.body, answer.final_address, answer.header("content-type"), now)
            entries += child.entries
            rejected += child.rejected if child.error is None else [Rejected("sitemap", address, child.error)]
    return replace(index, entries=tuple(entries), rejected=tuple(rejected))


def finish_poll(listing: Listing, known: Mapping[tuple[str, str], str]) -> SourcePoll:
    """The poll with its next state. `known` holds content hashes of sightings by entry id and source id."""
    parsed, result = listing.parsed, listing.result
    entries = parsed.entries if parsed else ()
    ids = {str(entry_id_of(listing.source, entry)) for entry in entries}
    share = sum((one, listing.source.source_id) in known for one in ids) / len(ids) if ids else None
    seen = {entry_id for entry_id, _ in known}
    state = pacing.after_poll(listing.state, result, parsed, listing.polled_at, share, random.random())
    return SourcePoll(
        listing.source,
        state,
        listing.polled_at,
        result.status if isinstance(result, Answer) else None,
        len(result.body) if isinstance(result, Answer) else None,
        entries if state.outcome != "failed" else (),
        len(ids - seen) if state.outcome != "failed" else 0,
        parsed.rejected if parsed and state.outcome != "failed" else (),
    )


def entry_id_of(source: Source, entry: FeedEntry) -> object:
    """The id of the entry: its publisher and canonical address."""
    return make_id("entry", source.publisher, canonical_address(entry.address))


def entry_hash(entry: FeedEntry) -> str:
    """What changes when an entry's title, summary or date does."""
    published = entry.published_at.isoformat() if entry.published_at else ""
    return content_hash("\x1f".join((entry.title, entry.summary, published)))
