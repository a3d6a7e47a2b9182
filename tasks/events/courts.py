"""Courts that rule on trade measures, by their canonical names."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.lines import Line

_COURT: Final = re.compile(r"\bCourt\b|World Trade Organization|Tribunal")
_AMERICAN: Final = re.compile(r"United States|Federal Circuit|International Trade|Supreme")
_NOT_ITS: Final = re.compile(r" (?:on|from|for) (?:the )?$")
_NAMES: Final = {
    "Supreme Court": "Supreme Court of the United States",
    "US Supreme Court": "Supreme Court of the United States",
    "U.S. Supreme Court": "Supreme Court of the United States",
    "Court of International Trade": "United States Court of International Trade",
    "U.S. Court of International Trade": "United States Court of International Trade",
    "US Court of International Trade": "United States Court of International Trade",
    "International Trade Court": "United States Court of International Trade",
}


def court_within(line: Line, first: int, last: int) -> str | None:
    """The court named first between two units; None: none is."""
    named = (unit.name or unit.code or "" for unit in line.units[max(0, first) : last])
    court = next((name for name in named if _COURT.search(name)), None)
    return _NAMES.get(court, court) if court else None


def ruled_against(line: Line, court: str, first: int) -> str | None:
    """The state on whose deeds a court rules: its own, else the one named first behind the verb; None: none is."""
    if court != "World Trade Organization":
        return "US" if _AMERICAN.search(court) else None
    for at in range(first, len(line.units)):
        unit = line.units[at]
        if unit.word in ("N", "A", "B") and not unit.is_place and not _NOT_ITS.search(line.words(at - 2, at)):
            return unit.code if line.words(at + 1, at + 3) not in (" 's favor ", " 's favour ") else None
    return None
