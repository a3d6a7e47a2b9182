"""`tradelines sources check` and `try`: one polite request, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import orjson
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from tasks.card import visible
from tasks.errors import UserError
from tasks.feeds.listings import parse_listing
from tasks.feeds.polling import SourcePoll, ask_source, finish_poll, group_by_host
from tasks.feeds.sources import load_sources
from tasks.feeds.state import FeedState
from tasks.records import Failure, ParsedFeed, Source
from tasks.settings import Settings
from tasks.warehouse.poll_rows import look_at
from tasks.web.client import FEED_ACCEPT, MAX_FEED_BYTES
from tasks.web.fetching import open_client


def run_check(settings: Settings, wanted: Sequence[str] | None) -> int:
    """Ask each source once and print the outcome; 1 where an enabled one does not work."""
    found = load_sources(settings.sources)
    by_id = {source.source_id: source for source in found}
    unknown = [name for name in wanted or () if name not in by_id]
    if unknown:
        raise UserError(f"no source {unknown[0]!r}; `tradelines sources list` shows what there is")
    chosen = [by_id[name] for name in wanted] if wanted else found
    polls = sorted(_ask_all(settings, chosen), key=lambda poll: poll.source.source_id)
    table = Table(show_lines=False)
    for name in ("source", "outcome", "entries", "newest", "title", "what is odd", "proposal"):
        table.add_column(name, overflow="fold")
    for poll in polls:
        table.add_row(*(visible(cell) for cell in _told(poll)))
    Console(soft_wrap=not sys.stdout.isatty()).print(table)
    return 1 if any(poll.source.is_enabled and poll.state.outcome == "failed" for poll in polls) else 0


def _ask_all(settings: Settings, chosen: Sequence[Source]) -> Iterator[SourcePoll]:
    errors = Console(stderr=True)
    groups = group_by_host(chosen, settings.fetch_threads)
    with (
        open_client(settings) as client,
        Progress(console=errors, disable=not errors.is_terminal, transient=True) as progress,
        ThreadPoolExecutor(max(1, len(groups))) as threads,
    ):
        bar = progress.add_task("asking", total=len(chosen))

        def ask(group: list[Source]) -> list[SourcePoll]:
            polls = []
            for source in group:
                listing = ask_source(client, source, FeedState(source.source_id, source.address))
                polls.append(finish_poll(listing, {}))
                progress.advance(bar)
            return polls

        for polls in threads.map(ask, groups):
            yield from polls


def _told(poll: SourcePoll) -> tuple[str, ...]:
    state = poll.state
    newest = state.newest_entry_at.date().isoformat() if state.newest_entry_at else ""
    odd = state.reason or "; ".join(state.warnings)
    return (
        poll.source.source_id, state.outcome or "", str(len(poll.entries)), newest, state.channel_title or "", odd,
        _proposal(poll),
    )  # fmt: skip


def _proposal(poll: SourcePoll) -> str:
    """The switch in sources.toml that this answer speaks for; "" where it stands right."""
    works = poll.state.outcome != "failed" and bool(poll.entries)
    stale = any("weeks old" in warning for warning in poll.state.warnings)
    if poll.source.is_enabled and not works:
        return "is_enabled = false"
    if poll.source.is_enabled and stale:
        return "is_enabled = false (it brings old news)"
    if not poll.source.is_enabled and works and not stale:
        return "is_enabled = true"
    if poll.state.permanent_address:
        return f'address = "{poll.state.permanent_address}"'
    return ""


def run_try(settings: Settings, place: str) -> int:
    """Print the entries of one feed or sitemap with the first look; 1 where it is none."""
    source = _trial_source(place)
    parsed = (
        _fetch_listing(settings, source) if place.startswith(("http://", "https://")) else _read_listing(source, place)
    )
    for entry in parsed.entries:
        look = look_at(source, entry)
        shape = {
            "address": entry.address, "title": entry.title, "summary": entry.summary,
            "published_at": entry.published_at, "language": entry.language, "author": entry.author,
            "fetch": look.fetch, "reasons": look.reasons,
        }  # fmt: skip
        sys.stdout.buffer.write(orjson.dumps(shape, option=orjson.OPT_APPEND_NEWLINE))
    errors = Console(stderr=True, soft_wrap=True)
    for address, _ in parsed.children:
        errors.print(visible(f"sitemap: {address}"))
    for rejected in parsed.rejected:
        errors.print(visible(f"refused: {rejected.address}: {rejected.reason}"))
    if parsed.error:
        errors.print(visible(f"{place}: {parsed.error}"))
    return 1 if parsed.error else 0


def _trial_source(place: str) -> Source:
    return Source(
        "trial",
        place,
        place,
        "feed",
        place,
        "US",
        "private",
        "en",
        "B",
        True,
        False,
        None,
        True,
        True,
        False,
        None,
        None,
        None,
    )


def _fetch_listing(settings: Settings, source: Source) -> ParsedFeed:
    with open_client(settings) as client:
        answer = client.get(source.address, max_bytes=MAX_FEED_BYTES, headers={"accept": FEED_ACCEPT})
    if isinstance(answer, Failure):
        raise UserError(f"{source.address}: {answer.reason}")
    if not 200 <= answer.status < 300:
        raise UserError(f"{source.address}: the host answered {answer.status}")
    return parse_listing(source, answer.body, answer.final_address, answer.header("content-type"), answer.fetched_at)


def _read_listing(source: Source, place: str) -> ParsedFeed:
    try:
        body = Path(place).read_bytes()
    except OSError as error:
        raise UserError(f"{place}: {error.strerror}") from error
    return parse_listing(source, body, "https://example.org/", None, datetime.now(UTC))
