"""Dates told in a sentence of their own: "The measure takes effect on Nov. 10.", "The pause runs until August."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tasks.events.drafts import Draft
from tasks.events.lines import Line, Lines
from tasks.events.timing import Dates, read_dates

_SUBJECT: Final = re.compile(
    r"^ (?:but |and )?(?:(?:the|this|these|those|both|its|all|[NAB] will|[NAB] would|"
    r"[NAB] 's) (?:[\w-]+ |[A-Z] |'s ){0,4}?)?"
    r"(?:measures?|moves?|adjustments?|changes?|rates?|decision|suspension|pause|truce|exemptions?|"
    r"exclusions?|ban|bans|curbs|restrictions|controls|rules?|order|tariffs?|duties|levies|increases?|"
    r"hikes?|cuts?|penalties|deal|agreement|fees|they|it)(?= )"
)
_TELLS: Final = re.compile(
    r" (?:t(?:ake|akes|ook|aking) effect|into (?:effect|force)|effective|start(?:s|ed|ing)?|"
    r"beg[iau]n\w*|from|until|through|expir\w+|run(?:s|ning)?|last(?:s|ed|ing)?|kick\w* in|end(?:s|"
    r"ed)?|implemented|introduced|imposed|appl(?:y|ies)|valid|come due) "
)
_IMPOSED: Final = re.compile(
    r" (?:will|would|expected to|due to|set to|scheduled to) be (?:introduced|imposed|"
    r"implemented) "
)
_REACH: Final = 3  # sentences behind the action


def carried_dates(line: Line, last: Draft | None, lines: Lines) -> Dates | None:
    """The dates that a sentence without an action of its own tells of the one before; None: it tells none."""
    if last is None or line.number - last.line.number > _REACH or last.type in ("talks", "dispute"):
        return None
    if not _SUBJECT.match(line.signs) or not _TELLS.search(line.signs) or " D " not in line.signs:
        return None
    here = replace(last, line=line, first=0, last=1, trigger=0, reach=(0, len(line.units)))
    found = read_dates(here, lines)
    if found.date and not found.starts and _IMPOSED.search(line.signs):
        found = replace(found, starts=found.date)
    return found if found.starts or found.ends else None


def with_carried(when: Dates, carried: Dates) -> Dates:
    """Dates of an action with what a later sentence adds."""
    if when.starts or when.ends:
        return when
    return Dates(carried.starts or when.date, carried.starts, carried.ends)
