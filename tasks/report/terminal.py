"""Trends in the terminal: which column is drawn over which time, and never what may not be added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

Row = dict[str, Any]
_STEPS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Plot:
    """How a trend is drawn: `number` over `time`, a line for each `series`.

    Only counts that may be added over the columns that are left out stand here; other trends are shown as tables.
    """

    trend: str
    time: str
    number: str
    series: str | None = None  # None: one line
    only: str | None = None  # a boolean column that must be true; None: all rows


PLOTS = {
    plot.trend: plot
    for plot in (
        Plot("trend_coverage_by_week", "week", "stories_on_topic", only="is_total"),
        Plot("trend_articles_by_day", "day", "articles_on_topic", "publisher"),
        Plot("trend_topics_by_month", "month", "articles", "topic"),
        Plot("trend_figures_by_week", "week", "mentions", "measure"),
        Plot("trend_figures_by_month", "month", "mentions", "measure"),
        Plot("trend_people_by_week", "week", "mentions", "person"),
        Plot("trend_entities_by_week", "week", "mentions", "canonical"),
        Plot("trend_tariff_rates_by_week", "week", "mentions", "status"),
        Plot("trend_market_moves_by_week", "week", "mentions", "economy"),
        Plot("trend_index_by_week", "week", "share", "index_name"),
        Plot("trend_index_by_month", "month", "share", "index_name"),
    )
}


@dataclass(frozen=True, slots=True)
class Line:
    """One series over the times of the plot."""

    name: str
    values: tuple[float, ...]

    def drawn(self, most: float) -> str:
        """The values as a row of blocks, the highest of the plot being a full one and none being a space."""
        return "".join(_block(value, most) for value in self.values)


def _block(value: float, most: float) -> str:
    if value <= 0 or most <= 0:
        return " "
    return _STEPS[min(int(value / most * len(_STEPS)), len(_STEPS) - 1)]


def plot_lines(rows: Sequence[Row], plot: Plot, times: int, series: int) -> tuple[list[date], list[Line]]:
    """The last `times` days, weeks or months, with and without rows, and the `series` highest series, highest first."""
    kept = [row for row in rows if plot.only is None or row[plot.only]]
    if not kept:
        return [], []
    shown = _calendar(max(row[plot.time] for row in kept), min(row[plot.time] for row in kept), plot.time, times)
    told = Counter[tuple[str, date]]()
    for row in kept:
        name = plot.number if plot.series is None else str(row[plot.series] or "untold")
        if row[plot.time] >= shown[0]:
            told[name, row[plot.time]] += row[plot.number] or 0
    totals = Counter[str]()
    for (name, _), value in told.items():
        totals[name] += value
    names = [name for name, _ in totals.most_common(series)]
    return shown, [Line(name, tuple(float(told[name, time]) for time in shown)) for name in names]


def _calendar(newest: date, oldest: date, step: str, most: int) -> list[date]:
    """At most `most` days, weeks or months that end with the newest and begin not before the oldest."""
    found = [newest]
    while len(found) < most and found[-1] > oldest:
        last = found[-1]
        if step == "month":
            found.append((last - timedelta(days=1)).replace(day=1))
        else:
            found.append(last - timedelta(days=7 if step == "week" else 1))
    return found[::-1]


def newest_first(rows: Sequence[Row]) -> tuple[list[Row], str | None]:
    """The rows by their first column of days, newest first, and its name; as they are (None) where there is none."""
    first = rows[0].items() if rows else ()
    names = [name for name, value in first if isinstance(value, date) and not isinstance(value, datetime)]
    if not names:
        return list(rows), None
    # A row without a date comes last.
    return sorted(rows, key=lambda row: str(row[names[0]] or ""), reverse=True), names[0]


def fitting_columns(rows: Sequence[Row], width: int) -> tuple[dict[str, int], list[str]]:
    """The columns that fit side by side, each with its width, and the names of the others; nobody reads a UUID."""
    shown: dict[str, int] = {}
    left_out = []
    room = width - 1
    for name, value in rows[0].items():
        widest = max(len(cell_told(row[name])) for row in rows)
        wide = max(min(widest, max(width // 4, 16)), *map(len, name.split("_")))
        if isinstance(value, UUID) or room < wide + 3:
            left_out.append(name)
        else:
            shown[name] = wide
            room -= wide + 3
    return shown, left_out


def cell_told(value: Any) -> str:
    """A value in a few characters: four digits of a number, minutes of an instant, a list with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() or abs(value) >= 1000 else f"{value:.4g}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, list | tuple):
        return ", ".join(cell_told(one) for one in value)
    return " ".join(str(value).split())
