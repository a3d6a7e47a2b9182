"""The spine beside others' work: 20 days and more of a tariff tracker, HS6 lines of 2019 and 2020.

Run as a script it prints the comparison. Where they differ, docs/measures.md says why.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import duckdb

from tasks.measures.comparison import Compared, Layer, compare, compare_lines
from tasks.measures.files import load_measures
from tasks.reference.registry import ROOT, load_registry
from tasks.warehouse.live import open_live, replace_reference
from tasks.warehouse.reference_rows import reference_tables
from tasks.warehouse.schema import query_sql, rows

HS6 = (
    ("US on China, 2019", "bown_us_tariff_on_china_hs6.csv", "us_tariff_2019", "US", "CN", date(2019, 9, 1), False),
    ("US on China, 2020", "bown_us_tariff_on_china_hs6.csv", "us_tariff_2020", "US", "CN", date(2020, 2, 14), False),
    ("China on US, 2019", "bown_china_retaliation_hs6.csv", "chn_reta_2019", "CN", "US", date(2019, 9, 1), True),
)


def measure(shared: Path) -> dict[str, float]:
    """Counts of the spine, and shares of days and lines on which others' work is possible under our layers.

    days_told: days that agree or whose difference has its reason in tasks/measures/comparison.py; steps_told: days
    on which our duty on all goods changes and the tracker's daily average moves the same way within a week.
    """
    acts = load_measures(ROOT / "reference")
    counts = {"measures": float(len(acts)), "verified": float(sum(act.is_verified for act in acts))}
    print(f"{len(acts)} measures, {sum(act.is_verified for act in acts)} verified")
    folder = shared / "data" / "reference"
    with _warehouse() as connection:
        days = _days(connection, folder)
        steps = _steps(connection, folder)
        counts |= _lines(connection, folder)
    counts["days_compared"] = float(len(days))
    counts["days_agree"] = sum(day.agrees for day in days) / len(days)
    counts["days_told"] = sum(day.agrees or day.reason is not None for day in days) / len(days)
    counts["steps_told"] = sum(steps) / len(steps)
    return counts


@contextmanager
def _warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with tempfile.TemporaryDirectory() as folder, open_live(Path(folder) / "live.duckdb") as connection:
        replace_reference(connection, reference_tables(load_registry(ROOT / "reference")), "")
        yield connection


def _layers(connection: duckdb.DuckDBPyConnection, day: date, imposer: str, target: str) -> list[Layer]:
    found = rows(connection, query_sql("measures_layers"), {"day": day, "imposer": imposer, "target": target})
    return [
        Layer(row["head_id"], row["rate"], row["scope"], tuple(row["other_rates"] or ()))
        for row in found
        if row["kind"] == "tariff"
    ]


def _days(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Compared]:
    compared = []
    print("day         tracker   ours  possible under our layers")
    for row in _read(folder / "us_tariff_by_country_by_announcement_2025_2026.csv"):
        if row["country_name"] != "CHINA":
            continue
        day = date.fromisoformat(row["date"])
        one = compare(day, float(row["effective tariff"]), _layers(connection, day, "US", "CN"))
        verdict = "agrees" if one.agrees else f"differs: {one.reason or 'no reason known'}"
        print(f"{day}  {one.theirs:7.2f}  {one.ours:5.1f}  {one.low:6.1f} to {one.high:6.1f}  {verdict}")
        compared.append(one)
    return compared


def _steps(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[bool]:
    series = {row["date"]: float(row["import_weighted_avg_tariff"]) for row in _read(
        folder / "us_avg_tariff_daily_2025_2026.csv")}  # fmt: skip
    first, last = date.fromisoformat(min(series)), date.fromisoformat(max(series))
    told, before = [], None
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        now = sum(one.rate or 0.0 for one in _layers(connection, day, "US", "CN") if one.scope == "all")
        if before is not None and now != before:
            window = [series.get((day + timedelta(days)).isoformat()) for days in range(-10, 8)]
            values = [value for value in window if value is not None]
            moved = any((later > earlier) == (now > before) for earlier, later in pairwise(values) if later != earlier)
            verdict = "moves too" if moved else "does not move"
            print(f"{day}  our duty on all goods {before:g} -> {now:g}: the daily average {verdict}")
            told.append(moved)
        before = now
    return told


def _lines(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, float]:
    shares = {}
    for name, file, column, imposer, target, day, may_add in HS6:
        rates = [float(row[column]) for row in _read(folder / file) if row[column]]
        ours = {
            rate for one in _layers(connection, day, imposer, target) for rate in (one.rate, *one.other_rates) if rate
        }
        lines = compare_lines(name, rates, sorted(ours), may_add=may_add)
        odd = ", ".join(f"{rate:g} ({count})" for rate, count in lines.odd)
        print(
            f"{name}: {lines.possible} of {lines.lines} lines bear a rate that our layers give; others: {odd or 'none'}"
        )
        shares[f"lines_{column}"] = lines.possible / lines.lines
    return shares


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    for key, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")).items():
        print(f"{key} {value:g}")
