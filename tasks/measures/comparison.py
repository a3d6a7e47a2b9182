"""Our layers beside the work of others: the days and rates of a tariff tracker, and tariffs by HS6 line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer in force on a day, as `in_force` returns it."""

    head: str
    rate: float | None  # percent; None: no ad valorem rate
    scope: str
    other_rates: tuple[float, ...] = ()  # of its annexes


@dataclass(frozen=True, slots=True)
class Compared:
    """One day: the average rate that the tracker computes, ours for all goods, and how they stand to each other."""

    day: date
    theirs: float  # import-weighted average of what was added since 2025, percent
    ours: float  # sum of our layers on all goods, percent
    low: float  # least and most that the tracker can have if our layers are right
    high: float
    reason: str | None  # why they differ, for a day known to; None: none known

    @property
    def agrees(self) -> bool:
        """Whether the tracker's average is possible under our layers."""
        return self.low <= self.theirs <= self.high


# The tracker weights by imports of 2024 and leaves exempted goods out. Of the duties with exemptions at least a half
# of trade bore them on every day; the duties on metals and cars add up to six points to the average of China.
LEAST_SHARE: Final = 0.5
SECTOR_POINTS: Final = 6.0
ROUNDING: Final = 1.0
# Duties without exemptions of goods.
ON_EVERYTHING: Final = frozenset({"us-ieepa-fentanyl"})
REASONS: Final[Mapping[date, str]] = {
    date(
        2025, 2, 4
    ): "the tracker books 20 percent from the first day; by the orders it was 10 percent until 2025-03-04",
    date(2025, 4, 5): "the tracker books China's 34 percent with the baseline; by the order it was due on 2025-04-09",
    date(2025, 4, 8): "the tracker books 84 percent on the day it was signed; by the order it applied from 2025-04-09",
    date(2025, 4, 9): "the tracker books 125 percent on the day it was signed; by the order it applied from 2025-04-10",
    date(2025, 5, 12): "the tracker books the truce on the day it was told; by the order it applied from 2025-05-14",
    date(
        2025, 11, 1
    ): "the tracker books the cut on the day of the fact sheet; by the order it applied from 2025-11-10",
}


def compare(day: date, theirs: float, layers: Iterable[Layer]) -> Compared:
    """The tracker's average of a day beside our layers on all goods."""
    wide = [layer for layer in layers if layer.scope == "all" and layer.rate is not None]
    whole = sum(layer.rate or 0.0 for layer in wide if layer.head in ON_EVERYTHING)
    partly = sum(layer.rate or 0.0 for layer in wide if layer.head not in ON_EVERYTHING)
    low = whole + LEAST_SHARE * partly - ROUNDING
    return Compared(day, theirs, whole + partly, low, whole + partly + SECTOR_POINTS, REASONS.get(day))


@dataclass(frozen=True, slots=True)
class Lines:
    """Tariff lines of others: how many, and how many bear a rate that our layers can give."""

    name: str
    lines: int
    possible: int
    odd: tuple[tuple[float, int], ...]  # rates that ours cannot give, most frequent first


def compare_lines(name: str, rates: Sequence[float], ours: Iterable[float], *, may_add: bool) -> Lines:
    """Rates by HS6 beside the rates of our lists; a line may be let off (0), `may_add`: or bear several lists."""
    possible = {0.0}
    for rate in ours:
        possible |= {rate} | ({known + rate for known in possible} if may_add else set())
    odd: dict[float, int] = {}
    for rate in rates:
        if not any(abs(rate - known) < 0.05 for known in possible):
            odd[rate] = odd.get(rate, 0) + 1
    ranked = sorted(odd.items(), key=lambda item: (-item[1], item[0]))
    return Lines(name, len(rates), len(rates) - sum(odd.values()), tuple(ranked[:5]))
