"""Dates as a text writes them, resolved against the day it was published.

What comes out is ISO 8601 with the precision of the text and no more: a day `2025-05-12`, a month
`2023-03`, a quarter `2018-Q3`, a year `2019`, or an interval of these with a slash (`2024-01/2024-06`;
weeks run from Monday to Sunday). A bare weekday lies within seven days including the publication day.
Without a publication date only dates that carry their own year come out.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from tasks.dates.calendar import COUNTS, FUTURE, NEAR, PAST, UNSURE, Told
from tasks.dates.rules import RULES

__all__ = ["FUTURE", "NEAR", "PAST", "RULES", "UNSURE", "find_dates", "resolve", "tense_of"]


def _numbered(pattern: str, number: int) -> str:
    """The pattern with its group names made unique, in a group of its own."""
    pattern = re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{number}>", pattern)
    pattern = re.sub(r"\(\?\((\w+)\)", rf"(?(\g<1>{number})", pattern)
    return f"(?P<rule{number}>{pattern})"


# What the rules begin with, asked before any of them: hardly a word of a text begins a date.
_FIRST = (
    r"(?=\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|[Bb]etween|[QH][1-4]"
    r"|(?i:the\s(?:\d|end|day|week|month|quarter|year|previous|prior|preceding)|an?[\s-](?:day|week|month|quarter|year)"
    r"|(?:a\s+)?(?:couple|few)|several|" + "|".join(COUNTS[1:]) + r"|end\s|year['’-]|first|second|third|fourth|final"
    r"|latter|last|next|this|past|previous|preceding|coming|current|early|earlier|mid|late|so\s"
    r"|today|yesterday|tomorrow|tonight|fiscal|FY))"
)
_ANY = re.compile(
    r"(?<![\w$€£¥.])" + _FIRST + "(?:" + "|".join(_numbered(rule.pattern, n) for n, rule in enumerate(RULES)) + ")"
)

_GROUPS = [
    [(name[0], index) for name, index in _ANY.groupindex.items() if name[1:] == str(number)]
    for number in range(len(RULES))
]
_CLAUSE_START = re.compile(r"[.!?;\n](?=\s)")
_WILL_BE = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned|ning)?|set|due|scheduled|going to|about to|upcoming"
    r"|expires?|deadline|takes? effect|goes? into (?:effect|force)|kicks? in|to (?:begin|start|meet|visit)|"
    r"is to|are to)\b|['’]ll\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:fell|rose|grew|dropped|jumped|climbed|gained|increased|declined|slipped|slowed|added|totaled|reached"
    r"|hit|stood"
    r"|shrank|plunged|surged|came in)\b",
    re.IGNORECASE,
)
_HAD_BEEN = re.compile(
    r"\b(?:was|were|had been|been) (?:set|due|scheduled|expected|planned|to)\b"
    r"|\b(?:expect|forecast|project|predict|anticipat)(?:s|ed|es|ing|ion|ions)?\b|\boutlook\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:up|down|from|than|versus|compared)\b[^,;]{0,40}\b(?:in|on) (?:the )?$", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:said|says|told|announced|added)(?: on| late| early)? $", re.IGNORECASE)
_EDGE = re.compile(
    r"\b(?:starting|beginning|from|until|till|effective|by|before|through|as of|deadline of)(?: on)? $", re.IGNORECASE
)


def tense_of(before: str) -> str:
    """Which way a date without its year points, by the words before it in its clause."""
    if _SAYING.search(before) or _COMPARED.search(before):
        return PAST
    if _HAD_BEEN.search(before):
        return NEAR
    planned = [*_WILL_BE.finditer(before)]
    if planned and not _DONE.search(before, planned[-1].end()):
        return FUTURE
    return NEAR if _EDGE.search(before) else UNSURE


@lru_cache(maxsize=128)  # figures and events of one text ask for the same sentences
def find_dates(
    text: str, published: date | None, tense: str | None = None, anchor: str | None = None
) -> tuple[tuple[int, int, str], ...]:
    """Every date expression of the text that can be resolved: (start, end, ISO date or interval), in text order.

    `tense` is PAST, FUTURE, NEAR or UNSURE for all of them; None lets the words before each one decide (`tense_of`).
    `anchor` is the ISO date that "a year earlier" or "the prior month" counts from until the text tells another.
    """
    found: list[tuple[int, int, str]] = []
    for match in _ANY.finditer(text):
        number = int((match.lastgroup or "rule0")[4:])
        rule = RULES[number]
        groups = {name: value for name, index in _GROUPS[number] if (value := match.group(index)) is not None}
        if published is None and not _carries_its_year(rule.name, groups):
            continue
        before = _clause_before(text, match.start())
        told = Told(published or date(2000, 1, 1), tense or tense_of(before), before, anchor)
        if iso := rule.resolve(groups, told):
            found.append((match.start(), match.end(), iso))
            anchor = iso if rule.name not in ("weekday", "weekdays", "deictic", "relative", "anchored") else anchor
    return tuple(found)


def resolve(expression: str, published: date | None, tense: str | None = PAST, anchor: str | None = None) -> str | None:
    """The ISO date or interval of the first date in the expression; None: there is none that can be resolved."""
    found = find_dates(expression, published, tense, anchor)
    return found[0][2] if found else None


def _clause_before(text: str, start: int) -> str:
    window = text[max(0, start - 160) : start]
    breaks = [found.end() for found in _CLAUSE_START.finditer(window)]
    return window[breaks[-1] :] if breaks else window


def _carries_its_year(name: str, groups: dict[str, str]) -> bool:
    return name in ("anchored",) or groups.get("y", "")[-1:].isdigit()
