"""`tradelines ingest`: the ingest flow in this process, with plain output and an exit code."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TaskID

from tasks.errors import UserError
from tasks.feeds.sources import load_sources
from tasks.orphans import end_children_with_us
from tasks.progress import listening
from tasks.settings import get_settings


def quiet_prefect() -> None:
    """No telemetry, without which a local server's first start prints a traceback; no server left by a killed run."""
    end_children_with_us()
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    # The first start of a local server migrates its database; on a busy machine that takes over 20 s, the default.
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")


@contextmanager
def progress_bars() -> Iterator[None]:
    """A bar for each kind of step on a terminal; elsewhere the flow's own log lines tell how far it is."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    bars: dict[str, TaskID] = {}
    with Progress(console=console, transient=True) as progress:

        def draw(what: str, done: int, total: int) -> None:
            if what not in bars:
                bars[what] = progress.add_task(what, total=total)
            progress.update(bars[what], completed=done)

        with listening(draw):
            yield


def run_ingest(
    *, sources: list[str] | None, since: datetime | None, max_pages: int, dry_run: bool, ignore_pacing: bool
) -> int:
    """Run the flow and print its counts; a failed run raises what made it fail."""
    quiet_prefect()
    from flows.ingest import choose_sources, ingest

    # Looked at before the flow starts: a person's mistake gets its sentence, not Prefect's traceback.
    choose_sources(load_sources(get_settings().sources), sources)
    with progress_bars():
        counts = ingest(sources=sources, since=since, dry_run=dry_run, max_pages=max_pages, ignore_pacing=ignore_pacing)
    print_counts(counts)
    return 0


def run_import(file: Path, max_pages: int) -> int:
    """Run the import flow and print its counts."""
    quiet_prefect()
    from flows.import_list import import_list

    if not file.is_file():
        raise UserError(f"{file}: no such file; give a Media Cloud CSV, a GDELT list or a text file of addresses")
    with progress_bars():
        counts = import_list(str(file.resolve()), max_pages)
    print_counts(counts)
    if counts["pages_fetched"] >= max_pages:
        print(f"{max_pages} pages were fetched; run it again to go on")
    return 0


def print_counts(counts: dict[str, int]) -> None:
    """The counts of a run, a line each."""
    for name, number in counts.items():
        print(f"{name.replace('_', ' ')}: {number}")
