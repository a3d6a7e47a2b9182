"""Measured error: rules and groups by which it is counted, and the file that carries it into the warehouse."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from math import sqrt
from pathlib import Path
from typing import Any

from tasks.errors import UserError

# Which column of a fact says what kind of thing it is.
GROUP = {"figure": "measure", "quote": "kind", "event": "type"}
ORIGINS = ("gold", "gold_check", "corpus", "audit")


@dataclass(frozen=True, slots=True)
class Quality:
    """How often one field was right."""

    kind: str  # figure | quote | event
    field: str  # record | full | a field
    rule: str | None  # None: all
    measure: str | None  # measure, type or kind; None: all
    reader_version: int
    origin: str
    precision: float | None  # None: nothing was read
    recall: float | None  # None: not known
    cases: int  # read
    cases_wanted: int | None  # there; None: not known


def quality_rule(kind: str, rule: str) -> str:
    """The rule by which error is counted. Figures: how the number and the measure were read, the first two of many."""
    return "+".join(rule.split("+")[:2]) if kind == "figure" else rule


def interval(right: int, cases: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share, 95 percent by default: honest also for few cases and for 0 or all right."""
    if cases == 0:
        return 0.0, 1.0
    share = right / cases
    middle = share + z * z / (2 * cases)
    half = z * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    return max(0.0, (middle - half) / (1 + z * z / cases)), min(1.0, (middle + half) / (1 + z * z / cases))


def write_quality(path: Path, found: Sequence[Quality]) -> None:
    """Write the file, sorted, so that a new measurement shows as a small difference."""
    names = [field.name for field in fields(Quality)]
    ordered = sorted(found, key=lambda one: tuple(str(value or "") for value in asdict(one).values()))
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter="\t", lineterminator="\n")
        writer.writerow(names)
        for one in ordered:
            writer.writerow(["" if value is None else _cell(value) for value in asdict(one).values()])


def _cell(value: object) -> object:
    return f"{value:.4f}" if isinstance(value, float) else value


def read_quality(path: Path) -> list[dict[str, Any]]:
    """The rows of the file, typed. Raises UserError with line and reason."""
    names = [field.name for field in fields(Quality)]
    with path.open(encoding="utf-8", newline="") as handle:
        lines = list(csv.reader(handle, delimiter="\t"))
    if not lines or lines[0] != names:
        raise UserError(f"{path.name}, line 1: the columns are {', '.join(names)}; write it with `make eval`")
    found = []
    for number, cells in enumerate(lines[1:], 2):
        try:
            row: dict[str, Any] = dict(zip(names, (cell or None for cell in cells), strict=True))
            for name in ("precision", "recall"):
                row[name] = None if row[name] is None else float(row[name])
            for name in ("reader_version", "cases", "cases_wanted"):
                row[name] = None if row[name] is None else int(row[name])
        except ValueError as error:
            raise UserError(f"{path.name}, line {number}: {error}") from error
        if row["kind"] not in GROUP or row["origin"] not in ORIGINS or not row["field"]:
            raise UserError(f"{path.name}, line {number}: kind, field or origin is missing or unknown")
        found.append(row)
    return found
