"""`tradelines reextract`: a preview of what today's readers change, and with --apply the change itself."""

from __future__ import annotations

from flows.commands.ingest import progress_bars, quiet_prefect
from tasks.settings import get_settings


def run_reextract(*, apply: bool, everything: bool, rejected: bool, limit: int | None, samples: int) -> int:
    """Run the flow and print what changes."""
    quiet_prefect()
    from flows.reextract import Choice, preview, reextract

    with progress_bars():
        if apply:
            told = reextract(apply=True, everything=everything, rejected=rejected, limit=limit, samples=samples)
        else:
            told = preview(get_settings(), Choice(everything, rejected, limit), samples)
    print(told)
    if not apply:
        print("nothing was stored; --apply makes it current and keeps the old readings")
    return 0
