"""`tradelines backfill`: the backfill flow in this process, with a bar, an estimate, and its counts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from flows.commands.ingest import print_counts, progress_bars, quiet_prefect
from tasks.backfilling import parts_of


def run_backfill(
    inputs: list[str],
    *,
    since: datetime | None,
    until: datetime | None,
    source: str | None,
    max_pages: int,
    again: bool,
) -> int:
    """Run the flow and print its counts."""
    quiet_prefect()
    from flows.backfill import backfill

    places = [one if one.startswith(("http://", "https://")) else str(Path(one).resolve()) for one in inputs]
    parts_of(places)  # a wrong path is told at once, before Prefect starts
    with progress_bars():
        counts = backfill(places, since=since, until=until, source=source, max_pages=max_pages, again=again)
    print_counts(counts)
    return 0
