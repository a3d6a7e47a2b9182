"""Official series: what one is, its values with their vintages, and what is refused whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tasks.errors import UserError
from tasks.warehouse.connection import Connection
from tasks.warehouse.live import write_batch
from tasks.warehouse.schema import query_sql, rows

PERIODS = {
    "year": re.compile(r"\d{4}", re.ASCII),
    "quarter": re.compile(r"\d{4}-Q[1-4]", re.ASCII),
    "month": re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII),
}
CHOICES = {
    "flow": frozenset({"exports", "imports", "trade_balance"}),
    "scope": frozenset({"goods", "services", "both"}),
    "adjustment": frozenset({"none", "seasonal"}),
    "frequency": frozenset(PERIODS),
}


@dataclass(frozen=True, slots=True)
class Series:
    """One official series."""

    series_id: str
    title: str
    reporter: str  # ISO code of the economy whose statistics they are
    partner: str | None  # ISO code; None: the world
    flow: str  # exports | imports | trade_balance, of the reporter
    scope: str  # goods | services | both
    unit: str  # ISO 4217
    adjustment: str  # none | seasonal
    frequency: str  # year | quarter | month
    publisher: str
    address: str | None = None  # None: not told
    notes: str | None = None  # None: nothing to say


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a series for a period, as one vintage has it."""

    period: str
    value: float  # whole units; a deficit is negative
    released_at: date | None  # None: not known
    release_basis: str | None  # release (the publisher's own day) | seen; None: not known
    vintage: str
    where: str  # file and line, for complaints


@dataclass(frozen=True, slots=True)
class Loaded:
    """One series as one file or answer has it."""

    series: Series
    values: tuple[Value, ...]


def check(loaded: Loaded) -> None:
    """Raises UserError, with the line, for a period of another form and for vintages that overlap."""
    form = PERIODS[loaded.series.frequency]
    by_vintage: dict[tuple[str, str], Value] = {}
    by_day: dict[tuple[str, date], Value] = {}
    for one in loaded.values:
        if not form.fullmatch(one.period):
            raise UserError(f"{one.where}: {one.period!r} is no {loaded.series.frequency} (as 2024, 2024-Q3, 2024-12)")
        if other := by_vintage.get((one.period, one.vintage)):
            raise UserError(f"{one.where}: overlaps {other.where}: period {one.period}, vintage {one.vintage} again")
        by_vintage[one.period, one.vintage] = one
        if one.released_at is not None:
            if other := by_day.get((one.period, one.released_at)):
                raise UserError(f"{one.where}: overlaps {other.where}: period {one.period} released twice on one day")
            by_day[one.period, one.released_at] = one


def store_series(connection: Connection, found: Sequence[Loaded], now: datetime) -> int:
    """Append what is new, all or nothing; how many values were.

    A value that is the newest known one of its period is no new vintage. Raises UserError where units mix or a stored
    vintage has another value.
    """
    for one in found:
        check(one)
        _check_stored(connection, one)
    batch: dict[str, list[dict[str, Any]]] = {
        "series": [asdict(one.series) | {"loaded_at": now} for one in found],
        "observation": [_row(one.series, value, now) for one in found for value in one.values],
    }
    return write_batch(connection, batch).get("observation", 0)


def _row(series: Series, one: Value, now: datetime) -> dict[str, Any]:
    return {
        "series_id": series.series_id, "period": one.period, "value": one.value, "unit": series.unit,
        "adjustment": series.adjustment, "reporter": series.reporter, "released_at": one.released_at,
        "release_basis": one.release_basis, "vintage": one.vintage, "stored_at": now,
    }  # fmt: skip


def _check_stored(connection: Connection, loaded: Loaded) -> None:
    stored = rows(connection, query_sql("stored_values"), {"series_id": loaded.series.series_id})
    have = {(row["period"], row["vintage"]): row for row in stored}
    for row in stored[:1]:
        for name in ("unit", "adjustment", "reporter"):
            if row[name] != getattr(loaded.series, name):
                raise UserError(
                    f"{loaded.values[0].where if loaded.values else loaded.series.series_id}: mixed {name}s: "
                    f"{loaded.series.series_id} is stored in {row[name]}, this has {getattr(loaded.series, name)}"
                )
    for one in loaded.values:
        old = have.get((one.period, one.vintage))
        if old is not None and old["value"] != one.value:
            raise UserError(
                f"{one.where}: overlaps what is stored: {loaded.series.series_id}, {one.period}, vintage {one.vintage} "
                f"is {old['value']:.0f} there and {one.value:.0f} here"
            )


def checked_series(fields: dict[str, str | None], where: str) -> Series:
    """The series that a header describes. Raises UserError for what is missing or unknown."""
    needed = ("series_id", "title", "reporter", "flow", "scope", "unit", "adjustment", "frequency", "publisher")
    for name in needed:
        if not fields.get(name):
            raise UserError(f"{where}: the header does not tell {'series' if name == 'series_id' else name!r}")
    for name, choices in CHOICES.items():
        if fields[name] not in choices:
            raise UserError(f"{where}: {name} {fields[name]!r} is unknown; use {', '.join(sorted(choices))}")
    told = {name: value for name, value in fields.items() if value}
    for name in ("reporter", "partner"):
        if name in told and not re.fullmatch("[A-Z]{2}", str(told[name])):
            raise UserError(f"{where}: {name} {told[name]!r} is no ISO 3166-1 code, as US or CN")
    if not re.fullmatch("[A-Z]{3}", str(told["unit"])):
        raise UserError(f"{where}: unit {told['unit']!r} is no ISO 4217 code, as USD or CNY")
    needed_ones = {name: str(told[name]) for name in needed}
    return Series(**needed_ones, partner=told.get("partner"), address=told.get("address"), notes=told.get("notes"))


def reference_files(folder: Path) -> list[Path]:
    """The files of series that come with the project."""
    return sorted(folder.glob("*.csv"))
