"""Our indices beside the published ones, and dated tariff events in them, with a placebo beside each.

Headlines are loaded as entries of general-interest sources, so that what is measured is what an analyst gets. Only
cnbc_2017_2020 was not found by a query on tariffs: correlations are taken there alone. It has 90 headlines a month,
most on one television show, and misses what the published series tell of 2020: months up to 2019 are correlated apart.
An event shows as a rise where the share of entries that count (their number a day, in files that a tariff query found)
is higher from its day to six days after than in the three weeks that end a week before. The placebo is an index of
about as many entries on another topic, a firm and its products.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import correlation, mean
from tempfile import TemporaryDirectory

from tasks.identity import make_id
from tasks.index_terms import TermSet, load_index_terms, term_pattern
from tasks.warehouse.indices import replace_index_terms
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import rows

OPEN_FILE = "cnbc_2017_2020"
SELECTED = ("us_china_trade_war_corpus_2017_2025", "wsj_tariff_topic_2019_2025")
_OTHER = ["apple", "iphone*"]
PLACEBO = TermSet("placebo", "Apple", "1", "firm", tuple(_OTHER), term_pattern(_OTHER, "placebo"))
PUBLISHED = {
    "trade_policy_uncertainty": "tpu_daily_1985_2026.csv",
    "economic_policy_uncertainty": "epu_us_daily.csv",
    "us_china_tension": "tpu_daily_1985_2026.csv",
    "placebo": "tpu_daily_1985_2026.csv",
}


def measure(shared: Path) -> dict[str, float]:
    """Correlations by month, shares of events that show as a rise, and the same of the placebo."""
    events = list(tariff_events(shared))
    measured: dict[str, float] = {}
    shares: list[tuple[int, int, int]] = []
    for name in (OPEN_FILE, *SELECTED):
        with TemporaryDirectory() as folder, open_live(Path(folder) / "live.duckdb") as connection:
            replace_index_terms(connection, [*load_index_terms(), PLACEBO])
            write_batch(connection, entry_rows(shared, name))
            if name == OPEN_FILE:
                monthly = rows(connection, "FROM trend_index_by_month WHERE is_complete AND denominator >= 20")
                early = [row for row in monthly if row["month"] < date(2020, 1, 1)]
                measured |= correlations(shared, monthly, "") | correlations(shared, early, "_to_2019")
            daily = rows(connection, """
                SELECT n.index_name, e.entry_date, count(*) AS entries, count(i.entry_id) AS hits
                FROM store.feed_entry AS e
                CROSS JOIN (SELECT DISTINCT index_name FROM store.index_term) AS n
                LEFT JOIN store.index_entry AS i ON i.entry_id = e.entry_id AND i.index_name = n.index_name
                GROUP BY ALL
            """)  # fmt: skip
        shares.append(risen(daily, "trade_policy_uncertainty", events, is_share=name == OPEN_FILE, name=name))
        measured[f"placebo_rise_{name}"] = risen_share(
            risen(daily, "placebo", events, is_share=name == OPEN_FILE, name=name)
        )
    for name, found in zip((OPEN_FILE, *SELECTED), shares, strict=True):
        measured[f"rise_{name}"] = risen_share(found)
    measured["rise_all"] = sum(up for up, _, _ in shares) / max(sum(up + down + same for up, down, same in shares), 1)
    for name, value in measured.items():
        print(f"  {name:<52} {value:6.3f}")
    return measured


def entry_rows(shared: Path, name: str) -> dict[str, list[dict[str, object]]]:
    """A source and its headlines as rows of the warehouse."""
    source = {"source_id": name, "publisher": name, "kind": "feed", "is_enabled": True, "is_general_interest": True}
    entries = []
    with gzip.open(shared / "data" / "headlines" / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            day = date.fromisoformat(row["date"])
            entries.append({
                "entry_id": make_id("entry", name, str(number)), "publisher": name, "source_id": name,
                "title": row["headline"], "summary": row.get("description") or "", "published_date_utc": day,
                "entry_date": day, "first_seen_at": datetime.combine(day, time(12), UTC),
            })  # fmt: skip
    return {"source": [source], "feed_entry": list(entries)}


def correlations(shared: Path, monthly: list[dict[str, object]], part: str) -> dict[str, float]:
    """Pearson correlation over months of each of our indices with the published one."""
    found: dict[str, float] = {}
    for name, file in PUBLISHED.items():
        published = published_by_month(shared / "data" / "reference" / file)
        pairs = [(row["value"], published[row["month"]]) for row in monthly
                 if row["index_name"] == name and row["value"] is not None and row["month"] in published]  # fmt: skip
        found[f"correlation_{name}{part}"] = correlation(*zip(*pairs, strict=True)) if len(pairs) > 2 else 0.0
        found[f"months_{name}{part}"] = float(len(pairs))
    return found


def published_by_month(path: Path) -> dict[date, float]:
    """The monthly mean of a published daily index."""
    days: dict[date, list[float]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if "daily_tpu_index" in row:
                day, value = date(int(row["year"]), int(row["month"]), 1), row["daily_tpu_index"]
            else:
                day, value = date.fromisoformat(row[""]).replace(day=1), row["value"]
            days.setdefault(day, []).append(float(value))
    return {day: mean(values) for day, values in days.items()}


def tariff_events(shared: Path) -> Iterator[date]:
    """The days of the dated tariff events."""
    path = shared / "data" / "reference" / "us_tariff_events_2018_2025.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield date.fromisoformat(row["date"])


def risen(
    daily: list[dict[str, object]], index_name: str, events: list[date], *, is_share: bool, name: str
) -> tuple[int, int, int]:
    """How many of the events that the file covers rise, fall, and stay."""
    counts = {row["entry_date"]: (row["hits"], row["entries"]) for row in daily if row["index_name"] == index_name}

    def level(start: date, days: int) -> float | None:
        found = [counts[day] for n in range(days) if (day := start + timedelta(n)) in counts]
        if not found:
            return None
        hits, entries = (sum(one) for one in zip(*found, strict=True))
        return hits / entries if is_share else hits / days

    up = down = same = 0
    for event in events:
        before, after = level(event - timedelta(28), 21), level(event, 7)
        if before is None or after is None:
            continue
        up, down, same = up + (after > before), down + (after < before), same + (after == before)
    print(f"  {name}, {index_name}: of {up + down + same} events covered {up} rise, {down} fall, {same} stay")
    return up, down, same


def risen_share(found: tuple[int, int, int]) -> float:
    """Rises among the events covered; 0 where none is."""
    return found[0] / sum(found) if sum(found) else 0.0
