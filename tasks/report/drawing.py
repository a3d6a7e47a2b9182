"""A chart with what it shows in words and numbers, at desk and at phone width."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tasks import charts
from tasks.report.questions import Row
from tasks.report.words import plain

WIDTHS = {"desk": 900, "phone": 340}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart with what it shows in words and numbers."""

    name: str  # id of the figure in the page
    title: str
    summary: str  # one sentence that stands for the chart where it is not seen
    pictures: dict[str, Markup]  # width name -> SVG; none: only its sentence and numbers are worth telling
    columns: tuple[str, ...]
    numbers: list[tuple[str, ...]]


def drawing(
    name: str, title: str, summary: str, draw: Callable[[int], charts.Chart] | None, columns: Sequence[str],
    numbers: Sequence[Sequence[Any]],
) -> Drawing:  # fmt: skip
    """The chart at each width. What stands in an SVG was cleaned by `charts.svg`, so it is markup."""
    pictures = {kind: Markup(charts.svg(draw(width))) for kind, width in WIDTHS.items()} if draw else {}
    return Drawing(name, title, summary, pictures, tuple(columns), [tuple(plain(v) for v in row) for row in numbers])


def names_of(rows: Sequence[Row], column: str, order: Sequence[str]) -> list[str]:
    """The values of a column, the known ones in their order."""
    there = {row[column] for row in rows}
    return [name for name in order if name in there] + sorted(there - set(order))
