"""Dates as feeds, sitemaps and list pages write them, to instants. Pure; `tasks.dates` reads those of running text.

feedparser reads the standard forms. What is left are numbers in other orders, names of zones, and Chinese dates.
A time without a zone is taken as UTC, or as the zone that the caller knows; a day alone is that day in UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from time import struct_time

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
# Zones by name in the press of this field; CST is read as the American one, as RFC 5322 has it.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "UT": 0, "EST": -5, "EDT": -4, "ET": -5, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "BST": 1, "CET": 1, "CEST": 2, "HKT": 8, "SGT": 8, "BJT": 8, "JST": 9, "KST": 9, "IST": 5.5,
    "AEST": 10, "AEDT": 11,
}  # fmt: skip
_TIME = re.compile(
    r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d|60)(?:[.,]\d+)?)?(?:\s?([ap])\.?m\.?)?"
    r"\s?(?:\(?([A-Z]{1,5})\b\)?|([+-])(\d\d):?([0-5]\d)?)?",
    re.IGNORECASE,
)


_Y = r"(?P<y>(?:19|20)\d\d)"
_D = r"(?<!\d)(?P<d>\d{1,2})"
_WORD = r"(?P<m>[a-z]{3})"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + r"(?!\d)", re.IGNORECASE)


# The first that matches decides. Groups are named y, m, d; the example is the first test.
FORMS = (
    (_form(rf"(?<!\d){_Y}\s?[-/.年]\s?(?P<m>\d{{1,2}})\s?[-/.月]\s?(?P<d>\d{{1,2}})"), "2026年11月5日"),
    (_form(rf"(?<!\d){_Y}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"), "20261105"),
    (_form(rf"{_D}(?:st|nd|rd|th)?[\s./-]+{_WORD}[a-z]{{0,6}}\.?,?[\s./-]+{_Y}"), "5 November 2026"),
    (_form(rf"\b{_WORD}[a-z]{{0,6}}\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_Y}"), "Nov. 5, 2026"),
    (_form(rf"{_D}\.(?P<m>\d{{1,2}})\.{_Y}"), "05.11.2026"),
    # With slashes the American order, unless the first number is no month.
    (_form(rf"(?<!\d)(?P<m>\d{{1,2}})([/-])(?P<d>\d{{1,2}})\2{_Y}"), "11/05/2026"),
    (
        _form(rf"\b{_WORD}\s+(?P<d>\d{{1,2}})\s+(?P<time>[\d:]{{5,8}}\s+(?:[A-Z]{{1,5}}\s+)?){_Y}"),
        "Thu Nov  5 10:00:00 UTC 2026",
    ),
)


def from_struct(parsed: struct_time | None) -> datetime | None:
    """feedparser's date, which it has already moved to UTC; None: it read none, or an impossible one."""
    if parsed is None:
        return None
    try:
        return datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC)
    except (ValueError, OverflowError, TypeError):
        return None


def read_instant(text: str | None, zone_hours: float = 0.0) -> datetime | None:
    """The instant that a date element or a line of a list page names; None: none that can be read.

    `zone_hours` is how far ahead of UTC a time without a zone is.
    """
    if not text:
        return None
    text = text.strip()[:200]
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is not None:
        is_day = len(text) <= 10 or found.tzinfo is not None
        return _in_utc(found if is_day else found.replace(tzinfo=timezone(timedelta(hours=zone_hours))))
    for form, _ in FORMS:
        match = form.search(text)
        day = _day(match.group("y"), match.group("m"), match.group("d")) if match else None
        if match and day is not None:
            inside = match.groupdict().get("time") or ""
            return _with_time(day, f"{text[: match.start()]} {inside} {text[match.end() :]}", zone_hours)
    return None


def _day(year: str, month: str, day: str) -> datetime | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower()[:3], 0)
    of_month = int(day)
    if month.isdigit() and number > 12 >= of_month:
        number, of_month = of_month, number
    try:
        return datetime(int(year), number, of_month, tzinfo=UTC)
    except ValueError:
        return None


def _with_time(day: datetime, text: str, zone_hours: float) -> datetime | None:
    match = _TIME.search(text)
    if match is None:
        return day
    hour, minute, second = int(match.group(1)), int(match.group(2)), min(int(match.group(3) or 0), 59)
    half = (match.group(4) or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    offset = float(_ZONES.get((match.group(5) or "").upper(), zone_hours))
    if match.group(6):
        offset = (int(match.group(7)) + int(match.group(8) or 0) / 60) * (1 if match.group(6) == "+" else -1)
    if abs(offset) > 15:
        offset = 0.0
    local = day + timedelta(hours=hour, minutes=minute, seconds=second)
    return _in_utc(local.replace(tzinfo=timezone(timedelta(hours=offset))))


def _in_utc(found: datetime) -> datetime | None:
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
