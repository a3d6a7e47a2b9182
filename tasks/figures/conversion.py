"""Amounts restated in another unit: "700 yuan ($102)"."""

from __future__ import annotations

import re
from typing import Final

from tasks.figures.amount import Amount

_OPENING: Final = re.compile(
    r"(?:\s*[(\[]\s*|,?\s+(?:or|i\.e\.,?|equivalent to|equal to|which is)\s+)(?:(?:about|around|nearly|roughly"
    r"|approximately|some|or|US|almost|just over|more than|over|at)\s+)*",
    re.IGNORECASE,
)
_AREAS: Final = frozenset({"mu", "acre", "hectare", "square meter", "square foot", "square mile", "square kilometer"})
_WEIGHTS: Final = frozenset({"ton", "pound", "kilogram", "bushel", "ounce", "gram", "short ton"})
_PER: Final = re.compile(r"(?:\s+(?:a|an|per)\s+[\w-]+|\s+worth|\s+[\w-]+){0,2}\s*")


def read_conversion(text: str, amount: Amount, before: Amount | None) -> Amount | None:
    """The figure before it that this one restates in another unit; None: it restates none."""
    if before is None or before.unit == amount.unit or amount.start - before.end > 60:
        return None
    if not (before.kind == amount.kind == "money" or _alike(before.unit, amount.unit)):
        return None
    gap = text[before.end : amount.start]
    opened = re.search(r"[(\[][^()\[\]]*$|,?\s+(?:or|i\.e\.,?|equivalent to|equal to)\s+[^,;]*$", gap)
    if opened is None or not _OPENING.fullmatch(gap[opened.start() :]):
        return None
    return before if _PER.fullmatch(gap[: opened.start()]) else None


def _alike(first: str, second: str) -> bool:
    return any({first, second} <= units for units in (_AREAS, _WEIGHTS))
