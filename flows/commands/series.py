"""`tradelines series load` and `fetch`: official statistics beside claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from tasks.care import fetch_official_series, keep_series
from tasks.settings import Settings
from tasks.trust.series import Loaded
from tasks.trust.series_files import read_series
from tasks.warehouse.snapshot import publish


def run_load(settings: Settings, file: Path, released: date | None) -> int:
    """Load one file, whole or not at all, and publish."""
    now = datetime.now(UTC)
    found = read_series(file, released or now.date())
    return _publish(settings, found, keep_series(settings, found, now))


def run_fetch(settings: Settings) -> int:
    """Ask the services that there is a key for, store what is new, and publish."""
    return _publish(settings, *fetch_official_series(settings, datetime.now(UTC)))


def _publish(settings: Settings, found: Sequence[Loaded], new: int) -> int:
    publish(settings.live_path, settings.published_path)
    for one in found:
        print(f"{one.series.series_id}: {one.series.title}, {len(one.values)} values, by {one.series.frequency}")
    print(f"{new} values are new; the others were stored already")
    return 0
