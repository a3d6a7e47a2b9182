"""One amount as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as written, before anybody asks what it means."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None  # None: a single number
    unit: str
    kind: str  # money | percent | measure | counted | point | times | fraction | bare
    noun_end: int  # where the counted noun or the per-unit phrase ends; `end` where there is none
    per: str | None  # None: not divided by anything
    rule: str
    sign: str = ""  # "+", "-" or nothing
    has_scale: bool = False
    is_word: bool = False
    is_range_tied: bool = False  # one end of "from A to B" or "by A to B"
