"""`tradelines ingest`: the ingest flow in this process, with plain output and an exit code."""

from __future__ import annotations

import os
from datetime import datetime


def quiet_prefect() -> None:
    """No telemetry: without this the first start of a local server prints a traceback of its own."""
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")


def run_ingest(
    *, sources: list[str] | None, since: datetime | None, max_pages: int, dry_run: bool, ignore_pacing: bool
) -> int:
    """Run the flow and print its counts; a failed run raises what made it fail."""
    quiet_prefect()
    from flows.ingest import ingest

    counts = ingest(
        sources=sources, since=since, dry_run=dry_run, max_pages=max_pages, ignore_pacing=ignore_pacing
    )
    for name, number in counts.items():
        print(f"{name.replace('_', ' ')}: {number}")
    return 0
