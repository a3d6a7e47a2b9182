"""Calendar arithmetic for dates that a text tells without their year or relative to its own day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

PAST, FUTURE = "past", "future"
NEAR = "near"  # whichever candidate lies closest to the publication
UNSURE = (
    "unsure"  # past, unless that is far away and the future one near: nobody calls last November "November" in July
)

_FAR, _SOON = timedelta(days=270), timedelta(days=92)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


@dataclass(frozen=True, slots=True)
class Told:
    """What is known while one expression is resolved."""

    published: date
    tense: str
    before: str  # the text before the expression, at most one sentence of it
    anchor: str | None  # the date found last before it; None: none yet


def month_number(word: str) -> int:
    return MONTHS.index(word[:3].lower()) + 1


def day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def count_told(word: str) -> int | None:
    """The number of a count word; None: a vague one ("several")."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    if word in ("a", "an"):
        return 1
    return COUNTS.index(word) if word in COUNTS else None


def ymd(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def year_told(told: Told, words: str | None) -> int | None:
    """The year of "2024", "of last year", "the year"; None: not told."""
    if not words:
        return None
    if words[-1].isdigit():
        return int(words)
    shift = {"last": -1, "next": 1}.get(words.split()[0].lower(), 0)
    return told.published.year + shift


def choose(told: Told, candidates: list[date]) -> date:
    """The candidate the tense asks for, from three that lie a year apart (the middle one in the publication year)."""
    past = [c for c in candidates if c <= told.published] or candidates[:1]
    future = [c for c in candidates if c >= told.published] or candidates[-1:]
    if told.tense == PAST:
        return past[-1]
    if told.tense == FUTURE:
        return future[0]
    if told.tense == UNSURE:
        is_past = told.published - past[-1] < _FAR or future[0] - told.published > _SOON
        return past[-1] if is_past else future[0]
    return min((past[-1], future[0]), key=lambda c: abs(c - told.published))


def yearless_day(told: Told, month: int, day: int) -> date | None:
    years = (told.published.year + shift for shift in (-1, 0, 1))
    candidates = [found for year in years if (found := ymd(year, month, day))]
    return choose(told, candidates) if candidates else None


def yearless_month(told: Told, month: int) -> int:
    """The year of a bare month; the publication month itself counts as past and as future."""
    first = told.published.replace(day=1)
    here = Told(first, told.tense, told.before, told.anchor)
    return choose(here, [date(first.year + shift, month, 1) for shift in (-1, 0, 1)]).year


def yearless_start(told: Told, month: int) -> int:
    """The year of a span that begins with the year ("the first half"): one that is over, unless the future is told."""
    return yearless_month(
        Told(told.published, PAST if told.tense == UNSURE else told.tense, told.before, told.anchor), month
    )


def iso_month(year: int, month: int) -> str:
    return f"{year}-{month:02}"


def shift_month(year: int, month: int, by: int) -> str:
    months = year * 12 + month - 1 + by
    return iso_month(months // 12, months % 12 + 1)


def week_of(day: date) -> str:
    monday = day - timedelta(days=day.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def moved(day: date, unit: str, by: int) -> str | None:
    """The day, week, month, quarter or year that lies so many units away, with the unit's precision."""
    if abs(by) > 400 or not 1900 < day.year + (by if unit == "year" else 0) < 2100:
        return None
    if unit == "day":
        return str(day + timedelta(days=by))
    if unit == "week":
        return week_of(day + timedelta(weeks=by))
    if unit == "month":
        return shift_month(day.year, day.month, by)
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + by
        return f"{quarters // 4}-Q{quarters % 4 + 1}"
    return str(day.year + by)
