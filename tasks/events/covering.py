"""Which goods an action covers."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.clauses import begins_clause
from tasks.events.drafts import Draft
from tasks.figures.goods import find_goods

_EVERYTHING: Final = re.compile(
    r"\b(?:all|every|any|across-the-board) (?:\w+ ){0,2}(?:imports?|goods|products|exports|imported)\b", re.IGNORECASE
)
_STOP: Final = re.compile(
    r";|,? and those (?:on|of|for) |, (?:while|but|although|whereas|though|which|after"
    r"|according|with|in response)\b|\b(?:while|"
    r"whereas|after|because|although|citing|except|excluding|other than|in exchange|in response|"
    r"in retaliation|said|says|for (?:buying|purchasing|importing|shipping|supplying|selling|helping|carrying))\b"
)
_COVERED: Final = frozenset(
    {
        "tariff",
        "export_control",
        "import_restriction",
        "trade_remedy",
        "relief",
        "purchase",
        "other",
        "dispute",
        "retaliation",
        "sanction",
    }
)
_MOST: Final = 12


def read_covered(draft: Draft, text: str) -> tuple[str, ...]:
    """Canonical names of the goods in the clause of an action, in text order; () for all goods, or none told."""
    if draft.type not in _COVERED:
        return ()
    units, (first, last) = draft.line.units, draft.reach
    begin = draft.first
    if "undergone" in draft.rule:
        begin = first
    last = max(last, draft.last)
    stretch = text[units[begin].start : _list_end(draft, text, units[min(last, len(units)) - 1].end)]
    if _EVERYTHING.search(stretch):
        return ()
    if stop := _STOP.search(stretch, units[draft.last - 1].end - units[begin].start):
        stretch = stretch[: stop.start()]
    verbs = {unit.start - units[begin].start for unit in units if unit.tag == "VB"}  # "the right to ship to China"
    return tuple(dict.fromkeys(found.name for found in find_goods(stretch) if found.start not in verbs))[:_MOST]


def _is_of_another(draft: Draft, end: int) -> bool:
    """Whether "and" behind the clause leads to a deed of somebody else."""
    units = draft.line.units
    at = next((place for place, unit in enumerate(units) if unit.start >= end), len(units))
    if at + 1 < len(units) and units[at].word == "," and units[at + 1].word == "and":
        return units[at + 2].tag == "VBD" if at + 2 < len(units) else False  # ", and blacklisted eight tankers"
    return at + 1 < len(units) and units[at].word == "and" and begins_clause(draft.line, at)


def _list_end(draft: Draft, text: str, end: int) -> int:
    """The end of a list of goods that "and" or "including" carries on behind the clause."""
    carried = re.match(r",? (?:and|including|such as|among them)\b[^.;:]{0,160}", text[end : end + 180])
    if (
        not carried
        or _is_of_another(draft, end)
        or re.match(r",? and those\b", carried[0])
        or re.search(r"\b(?:said|will|would|has|have|is|are|was|were|they|it)\b", carried[0])
    ):
        return end
    return min(end + carried.end(), draft.line.end)
