"""Courts that rule on trade measures, by their canonical names."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.lines import Line

_COURT: Final = re.compile(r"\bCourt\b|World Trade Organization|Tribunal")
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
