"""`tradelines series load` and `fetch`: official statistics beside claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from tasks.settings import Settings
from tasks.trust.series import Loaded, store_series
from tasks.trust.series_fetch import Keys, fetch_series
from tasks.trust.series_files import read_series
from tasks.warehouse.live import open_live
from tasks.warehouse.snapshot import publish
from tasks.web.fetching import open_client


def run_load(settings: Settings, file: Path, released: date | None) -> int:
    """Load one file, whole or not at all, and publish."""
    now = datetime.now(UTC)
    return _store(settings, read_series(file, released or now.date()), now)


def run_fetch(settings: Settings) -> int:
    """Ask the services that there is a key for, store what is new, and publish."""
    now = datetime.now(UTC)
    with open_client(settings) as client:
        found = fetch_series(client, Keys(settings.census_key, settings.fred_key), now)
    return _store(settings, found, now)


def _store(settings: Settings, found: Sequence[Loaded], now: datetime) -> int:
    with open_live(settings.live_path) as connection:
        new = store_series(connection, found, now)
    publish(settings.live_path, settings.published_path)
    for one in found:
        print(f"{one.series.series_id}: {one.series.title}, {len(one.values)} values, by {one.series.frequency}")
    print(f"{new} values are new; the others were stored already")
    return 0
