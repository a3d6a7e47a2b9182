"""`tradelines extract`: documents in, one JSON object or one page for people each, in input order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tasks.card import card, visible
from tasks.extraction import ExtractionJob, extract_job, lost_shape, warm_up
from tasks.inputs import BrokenInput, InputDocument, read_inputs
from tasks.pool import ChildPool, Lost
from tasks.records import Failure
from tasks.settings import Settings
from tasks.stories import StoryIndex
from tasks.web.client import MAX_PAGE_BYTES
from tasks.web.fetching import open_client


def run_extract(settings: Settings, names: list[str], *, as_table: bool) -> int:
    """Print what is read out of each document; the exit code: 0, or 1 where an input was broken."""
    errors = Console(stderr=True, soft_wrap=True)
    broken = 0

    def jobs() -> Iterator[ExtractionJob]:
        nonlocal broken
        now = datetime.now(UTC)
        for given in chain.from_iterable(_inputs(settings, name) for name in names):
            if isinstance(given, BrokenInput):
                broken += 1
                errors.print(visible(f"{given.place}: {given.reason}", "red"))
            else:
                yield ExtractionJob(given, settings.model, settings.relevance_threshold, now)

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with (
        ChildPool(
            extract_job, children=settings.workers, deadline_seconds=settings.page_deadline_seconds, warm_up=warm_up
        ) as pool,
        Progress(*columns, console=errors, disable=not errors.is_terminal, transient=True) as progress,
    ):
        bar = progress.add_task("reading", total=None)
        stories = StoryIndex()
        for result in pool.run(jobs()):
            if isinstance(result, Lost):
                broken += 1
                shape = lost_shape(result.item.document, result.reason)
            else:
                shape = result.value
            _print(shape | _story(stories, shape), as_table)
            progress.advance(bar)
    return 1 if broken else 0


def _story(stories: StoryIndex, shape: dict[str, Any]) -> dict[str, Any]:
    """Which story the document tells, and how it relates to the one before it that is most like it."""
    published = date.fromisoformat(shape["published"]) if shape["published"] else None
    story_id, relation = stories.add(shape["id"], shape["source"], published, shape["text"])
    return {"story_id": str(story_id), "relation": relation}


def _print(shape: dict[str, Any], as_table: bool) -> None:
    if as_table:
        Console().print(card(shape))
        return
    sys.stdout.buffer.write(orjson.dumps(shape, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def _inputs(settings: Settings, name: str) -> Iterator[InputDocument | BrokenInput]:
    if not name.startswith(("http://", "https://")):
        yield from read_inputs(name, sys.stdin.buffer)
        return
    with open_client(settings) as client:
        answer = client.get(name, max_bytes=MAX_PAGE_BYTES)
    if isinstance(answer, Failure):
        yield BrokenInput(name, answer.reason)
    elif not 200 <= answer.status < 300:
        yield BrokenInput(name, f"the host answered {answer.status}")
    else:
        html, kind = answer.body, answer.header("content-type")
        yield InputDocument(name, None, None, None, answer.final_address, None, None, html, kind)
