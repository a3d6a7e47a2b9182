"""`tradelines misses`: an outside list held against the warehouse; what is missing, and why."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tasks.card import visible
from tasks.errors import UserError
from tasks.feeds.sources import load_sources
from tasks.misses.comparing import Comparison, compare
from tasks.misses.fates import BY_NAME
from tasks.misses.lists import read_list_file
from tasks.misses.nightly import compare_sitemap, recall_told
from tasks.settings import Settings
from tasks.warehouse.live import need_warehouse
from tasks.warehouse.snapshot import publish

_SHOWN = 20


def run_misses(settings: Settings, file: Path | None, sitemap: str | None, day: date | None) -> int:
    """Compare one list, publish, and print the shares and the newest misses. Raises UserError."""
    if (file is None) == (sitemap is None):
        raise UserError(
            "misses: give one list: a FILE of GDELT, Media Cloud, addresses or a sitemap, or --sitemap SOURCE"
        )
    need_warehouse(settings.live_path)
    sources = load_sources(settings.sources)
    if file is not None:
        outside = read_list_file(file)
        found = compare(settings.live_path, outside, sources, None, day, datetime.now(UTC), None)
    else:
        from flows.ingest import choose_sources  # Prefect comes with it, which takes a second

        source = choose_sources(sources, [str(sitemap)])[0]
        found = compare_sitemap(settings, sources, source, _span(day), day, None)
    publish(settings.live_path, settings.published_path)
    _print(found)
    return 0


def _span(day: date | None) -> tuple[datetime | None, datetime | None]:
    if day is None:
        return None, None
    start = datetime.combine(day, time(), UTC)
    return start, start + timedelta(days=1)


def _print(found: Comparison) -> None:
    print(f"{found.outside.name} ({found.outside.form}): {recall_told(found)}")
    for name, number in found.fates().items():
        print(f"  {number:6,} {'found ' if BY_NAME[name].is_found else 'missed'}  {name}: {BY_NAME[name].meaning}")
    if found.passed_over:
        print(f"  {found.passed_over:6,} not wanted, on hosts that no source follows: not kept")
    if found.undated:
        print(f"  {found.undated:6,} without a date: left out, as --date was given")
    for reason, number in Counter(one.reason for one in found.outside.refused).most_common(3):
        print(f"  {number:6,} lines refused: {visible(reason).plain}")
    missed = [row for row in found.rows if row["is_wanted"] and not BY_NAME[row["fate"]].is_found]
    for row in sorted(missed, key=lambda row: row["listed_date"], reverse=True)[:_SHOWN]:
        print(f"{row['listed_date']}  {row['fate']:<17}  {visible(row['title'] or row['address']).plain}")
    if len(missed) > _SHOWN:
        print(f"and {len(missed) - _SHOWN} more")
    print("ask: FROM miss WHERE is_wanted;  FROM trend_recall_by_day;")
