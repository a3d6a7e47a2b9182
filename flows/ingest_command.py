"""`tradelines ingest`: the ingest flow in this process, with plain output and an exit code."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path


def quiet_prefect() -> None:
    """No telemetry: without this the first start of a local server prints a traceback of its own."""
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    # The first start of a local server migrates its database; on a busy machine that takes over 20 s, the default.
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")


def run_ingest(
    *, sources: list[str] | None, since: datetime | None, max_pages: int, dry_run: bool, ignore_pacing: bool
) -> int:
    """Run the flow and print its counts; a failed run raises what made it fail."""
    quiet_prefect()
    from flows.ingest import ingest

    counts = ingest(sources=sources, since=since, dry_run=dry_run, max_pages=max_pages, ignore_pacing=ignore_pacing)
    print_counts(counts)
    return 0


def run_import(file: Path, max_pages: int) -> int:
    """Run the import flow and print its counts."""
    quiet_prefect()
    from flows.import_list import import_list

    counts = import_list(str(file.resolve()), max_pages)
    print_counts(counts)
    if counts["pages_fetched"] >= max_pages:
        print(f"{max_pages} pages were fetched; run it again to go on")
    return 0


def print_counts(counts: dict[str, int]) -> None:
    """The counts of a run, a line each."""
    for name, number in counts.items():
        print(f"{name.replace('_', ' ')}: {number}")
