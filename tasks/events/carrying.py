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
_RESTRICTIVE: Final = re.compile(
    r"^ (?:but |and )?(?:the|those|these|its|both) (?:[\w-]+ |[A-Z] |'s ){0,4}?(?:bans?|curbs|restrictions|controls|"
    r"rules?|tariffs?|duties|levies|fees)(?: ,)? (?:which |that )?(?:(?:were|was|are|have been|had been|initially|"
    r"originally|first) )*(?:took|take|takes|went|go|came|come|beg[au]n|start\w*|introduced|imposed|announced) "
)
_TELLS: Final = re.compile(
    r" (?:t(?:ake|akes|ook|aking) effect|into (?:effect|force)|effective|start(?:s|ed|ing)?|"
    r"beg[iau]n\w*|from|until|through|expir\w+|run(?:s|ning)?|last(?:s|ed|ing)?|kick\w* in|end(?:s|"
    r"ed)?|implemented|introduced|imposed|appl(?:y|ies)|valid|come due) "
)
_RELIEF: Final = re.compile(
    r"^ (?:but |and )?(?:the|this|that|these|both|all) (?:[\w-]+ |[A-Z] |'s ){0,4}?"
    r"(?:suspensions?|pauses?|exemptions?|exclusions?|extensions?|reprieve) "
)
_EFFECT: Final = re.compile(r" (?:t(?:ake|akes|aking) effect|into (?:effect|force)|begin|start) ")
_IMPOSED: Final = re.compile(
    r" (?:will|would|expected to|due to|set to|scheduled to) be (?:introduced|imposed|"
    r"implemented) "
)
_REACH: Final = 3  # sentences behind the action


def carrier(line: Line, drafts: list[Draft]) -> Draft | None:
    """The last action that the subject of a sentence can mean; None: there is none."""
    is_relief = bool(_RELIEF.match(line.signs))
    suits = (one for one in reversed(drafts) if one.type not in ("talks", "dispute"))
    return next((one for one in suits if one.type == "relief" or not is_relief), None)


def carried_dates(line: Line, last: Draft, lines: Lines) -> Dates | None:
    """The dates that a sentence without an action of its own tells of the one before; None: it tells none."""
    if line.number - last.line.number > _REACH:
        return None
    if (
        not _SUBJECT.match(line.signs)
        or not _TELLS.search(line.signs)
        or " D " not in line.signs
        or " since D " in line.signs
    ):
        return None
    if last.type == "relief" and _RESTRICTIVE.match(line.signs):
        return None  # "the fees, which took effect on D": not the suspension told of before
    here = replace(last, line=line, first=0, last=1, trigger=0, reach=(0, len(line.units)))
    found = read_dates(here, lines)
    if found.date and not found.starts and _IMPOSED.search(line.signs):
        found = replace(found, starts=found.date)
    begins = found.date is not None and last.status != "in_force" and _EFFECT.search(line.signs)
    return found if found.starts or found.ends or begins else None


def with_carried(when: Dates, carried: Dates) -> Dates:
    """Dates of an action with what a later sentence adds."""
    if when.starts or when.ends:
        return when
    told = when.date if carried.ends and not carried.starts else carried.date
    return Dates(carried.starts or told or when.date, carried.starts, carried.ends)
