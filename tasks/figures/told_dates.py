"""The dates of the sentences that hold figures, and which of them can tell a period."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from tasks.dates import FUTURE, find_dates
from tasks.figures.context import Context
from tasks.figures.masking import MaskedText, lowered, rule
from tasks.figures.scene import closed_clause

_AHEAD: Final = rule(
    r"\b(?:faces(?=[^.;]{0,40}\b(?:tariffs?|dut(?:y|ies)|levies))|due to take effect|set to take effect"
    r"|(?:would|will) (?:impose|raise|hike|levy|slap|increase"
    r"|cut|add))\b"
)
_SPOKEN: Final = rule(r"\b(?:said|told|announced|reported) (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day")

Told = tuple[int, int, str]

SAID: Final = rule(
    r"\b(?:said|says|told|announced|reported|showed|tweeted|wrote|released|published|added|statement|unveiled"
    r"|signed|data|report|interview|issued|posted|spokes\w+|meeting|conference|warned|late|early"
    r"|earlier) (?:on |in a [\w ]+ on |by [\w .']{2,70} on |late )?(?:the )?$"
)
# "on Wednesday announced that it will raise": the day of the words
SAID_AFTER: Final = rule(r"^,? (?:also )?(?:said|announced|unveiled|reported|told|confirmed|vowed|threatened|warned)\b")
_AGAINST: Final = rule(
    r"\b(?:from|than|since|versus|compared (?:to|with)|against|before|after|by|until|through|effective|starting"
    r"|beginning) (?:the |a |about |its |at least |around |back in |in |early |mid-|late )*$"
)
COMPARISON: Final = re.compile(r"(?i)\b(?:ago|earlier|before|year[ -]on[ -]year|year-over-year|previous|prior|same)\b")
# Without one of these a sentence holds no date: cheaper to ask than to look for dates.
_TIME_WORD: Final = re.compile(
    r"(?:19|20)\d\d|day\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[Yy]ear|[Mm]onth|[Ww]eek|[Qq]uarter"
    r"|[Hh]alf|ecade"
    r"|tonight|tomorrow|Q[1-4]|[1-4]Q|H[12]|iscal|FY|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\."
)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of one text in its order."""

    found: tuple[Told, ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[Told, ...]:
        """Those that begin inside the span."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def read_dates(text: MaskedText, spans: list[tuple[int, int]]) -> Dates:
    """The dates in the sentences that hold figures."""
    found: list[Told] = []
    for start, end in spans:
        stretch = text.original[start : min(end, start + 1200)]
        if not _TIME_WORD.search(stretch):
            continue
        told = lowered(stretch)
        tense = FUTURE if _AHEAD.search(told) and not _SPOKEN.search(told) else None
        found += [(start + first, start + last, iso) for first, last, iso in find_dates(stretch, text.published, tense)]
    found.sort()
    return Dates(tuple(found), tuple(first for first, _, _ in found))


def usable(context: Context, measure: str, dates: Dates) -> list[Told]:
    """The dates of the sentence without those on which somebody spoke; single days only for markets and counts."""
    start, end = context.sentence
    masked = context.text.masked
    told = [d for d in dates.within(start, end) if not (len(d[2]) > 4 and _is_of_saying(masked, start, d))]
    told = [d for d in told if not _NO_PERIOD.match(masked[d[1] : d[1] + 40]) and not _is_dateline(context, d)]
    if (inside := _relative_clause(context)) is not None:  # what it tells has a time of its own
        told = [d for d in told if inside[0] <= d[0] < inside[1]]
    if measure in ("market", "exchange_rate", "count"):
        return told
    return [d for d in told if not _DAY.fullmatch(d[2]) and (measure in _WEEKLY or not _WEEK.fullmatch(d[2]))]


# "February delivery", "the November election", "last week's talks": no time that a figure measures
_NO_PERIOD: Final = rule(
    r"^(?:'s)? (?:\w+ )?(?:delivery|futures|contracts?|settlement|elections?|summit|meetings?|deadline|truce"
    r"|deal|agreement"
    r"|talks|hearing|visit)\b"
    r"|^ (?:\w+ )?(?:beans?|soybeans?|corn|wheat|cotton|hogs|cattle|crude|copper|gold) (?:closed|settled|ended|finished"
    r"|traded|opened|slipped|edged|changed hands)\b"
)
_DATELINE: Final = re.compile(r"\s*(?:\(\w+\)\s*)?(?:--|—|-\s)")
_CITY: Final = re.compile(r"[A-Z][A-Z .,]{3,40}")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK: Final = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_WEEKLY: Final = frozenset(
    {"employment", "price", "quantity", "purchase", "exports", "imports", "other", "revenue", "travel"}
)


def _is_of_saying(masked: str, start: int, date: Told) -> bool:
    """Whether a date is that on which somebody spoke."""
    return bool(SAID.search(masked[max(start, date[0] - 110) : date[0]]) or SAID_AFTER.match(masked[date[1] :][:20]))


def _relative_clause(context: Context) -> tuple[int, int] | None:
    """The clause between commas that holds the figure: "China, which makes 90 percent of them, said in May"."""
    start, end = context.sentence
    inside = closed_clause(context.text.masked[start:end], context.amount.start - start)
    return (start + inside[0], start + inside[1]) if inside else None


def _is_dateline(context: Context, date: Told) -> bool:
    """Whether a date belongs to "BEIJING, Sept. 30 (Xinhua) --"."""
    text, start = context.text.original, context.sentence[0]
    return bool(_CITY.fullmatch(text[start : date[0]]) and _DATELINE.match(text[date[1] : date[1] + 14]))


def compares(context: Context, date: Told) -> bool:
    """Whether a date only names what the figure is compared with."""
    masked = context.text.masked
    lead = masked[max(context.sentence[0], date[0] - 24) : date[0]]
    words = context.text.original[date[0] : date[1]]
    if "/" in date[2] and _FROM_SPAN.search(lead):
        return False  # "from January to July"
    if _SAME.search(masked[max(context.sentence[0], date[0] - 40) : date[0]]):
        return True
    is_over = words.lower().startswith("last ") and lead.endswith(" over ")  # "a 13% decline over last year"
    return is_over or bool(COMPARISON.search(words)) or bool(_AGAINST.search(lead))


_SAME: Final = rule(
    r"\b(?:over|from|than|with|to|versus|of) the same (?:period|months?|quarter|time|week) (?:in|of) $"
)  # "over the same period in 2019"
_FROM_SPAN: Final = rule(r"\bfrom $")
_BASE_AFTER: Final = rule(r"\b(?:after|from|since|than|versus|compared)\b")


def is_base(context: Context, date: Told) -> bool:
    """Whether a date is only that of what the figure is compared with: "from November", "than a year ago"."""
    masked = context.text.masked
    first = context.text.sentence_of(date[0])[0]
    lead = masked[max(first, date[0] - 24) : date[0]]
    if date[0] > context.amount.end and _BASE_AFTER.search(masked[context.amount.end : date[0]]):
        return True
    if "/" in date[2] and _FROM_SPAN.search(lead):
        return False  # "from January to July"
    is_same = _SAME.search(masked[max(first, date[0] - 40) : date[0]])
    return bool(is_same or COMPARISON.search(context.text.original[date[0] : date[1]]) or _FROM_BASE.search(lead))


_FROM_BASE: Final = rule(
    r"\b(?:from|than|versus|compared (?:to|with)|against|since) (?:the |a |that of |in |at least |about "
    r"|around |back |early |mid-|late )*$"
)


def is_ahead(context: Context, date: Told) -> bool:
    published = context.text.published
    return published is not None and date[2] >= published.isoformat()[: len(date[2])]
