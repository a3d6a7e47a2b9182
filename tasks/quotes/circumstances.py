"""When and where something was said, as the reporting words tell."""

from __future__ import annotations

import re
from datetime import date

from tasks.dates import PAST, find_dates

_OCCASION = (
    r"(?:interview|statement|briefing|conference|speech|post|tweet|tweets|report|meeting|hearing|call|letter|remarks|forum"
    r"|summit|rally|memo|email|e-mail|note|article|commentary|editorial|op-ed|event|appearance|broadcast|podcast|testimony"
    r"|session|ceremony|dinner|talks|visit|filing|release|readout|message|panel|debate|address|announcement)s?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_PLAIN = r"(?!(?:in|at|on|by|with|to|from|that|during|after|before|\w+day)\b)[\w’'.&-]+"  # no new phrase, no weekday
_NAME = rf"(?!(?:{_MONTH}[a-z]*|\w+day)\b)[A-Z][\w’'.&-]*"
_NAMES = rf"{_NAME}(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?{_NAME})*"
_VENUE = re.compile(
    rf"\b(?:in|at|on|during|via|through|after|before)\s+(?:{_PLAIN}\s+){{0,6}}?{_OCCASION}\b"
    rf"(?:\s+(?:with|on|to|at|in|of|by|for|from)\s+(?:the\s+)?{_NAMES})*"
    r"|\bon\s+(?:X|Twitter|Weibo|Facebook|Truth\s+Social|Telegram|WeChat|[A-Z]{2,5})\b"
    rf"|\b(?:at|in)\s+(?:the\s+)?(?!U\.?S\b|S\b){_NAMES}(?![\w’'&-]|\s+(?!(?:on|to|in|during|after|that|and|when|as)\b|\w+day\b)\w)"
)


def said_on(zones: list[str], published: date | None) -> str | None:
    """The ISO day on which it was said, by the weekday or date in the reporting words; None: not told."""
    for zone in zones:
        for _, _, iso in find_dates(zone, published, PAST):
            if len(iso) == 10:
                return iso
    return None


def venue(zones: list[str]) -> str | None:
    """The occasion or place as written ("in a statement", "at a news conference in Tokyo"); None: not told."""
    found = [match.group().strip(" .,") for zone in zones for match in _VENUE.finditer(zone)]
    told = [words for words in found if re.search(rf"\b{_OCCASION}\b", words)]
    return next(iter(told or found), None)
