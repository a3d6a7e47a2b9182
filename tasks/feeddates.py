"""Dates as feeds, sitemaps and list pages write them, to instants. Pure; `tasks.dates` reads those of running text.

feedparser reads the standard forms. What is left are numbers in other orders, names of zones, and Chinese dates.
A time without a zone is taken as UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from time import struct_time

_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
# Zones by name in the press of this field; CST is read as the American one, as RFC 5322 has it.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "UT": 0, "EST": -5, "EDT": -4, "ET": -5, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "BST": 1, "CET": 1, "CEST": 2, "HKT": 8, "SGT": 8, "BJT": 8, "JST": 9, "KST": 9, "IST": 5.5, "AEST": 10, "AEDT": 11,
}  # fmt: skip
_TIME = re.compile(
    r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d|60)(?:[.,]\d+)?)?(?:\s?([ap])\.?m\.?)?"
    r"\s?(?:\(?([A-Z]{1,5})\b\)?|([+-])(\d\d):?([0-5]\d)?)?",
    re.IGNORECASE,
)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# The first that matches decides. Groups are named y, m, d; the example is the first test.
FORMS = (
    (_form(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)"), "2026年11月5日", (2026, 11, 5)),
    (_form(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"), "20261105", (2026, 11, 5)),
    (
        _form(r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s./-]+(?P<m>[a-z]{3})[a-z]*\.?,?[\s./-]+(?P<y>(?:19|20)\d\d)(?!\d)"),
        "5 November 2026",
        (2026, 11, 5),
    ),
    (
        _form(r"\b(?P<m>[a-z]{3})[a-z]*\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"),
        "Nov. 5, 2026",
        (2026, 11, 5),
    ),
    (_form(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)"), "05.11.2026", (2026, 11, 5)),
    # With slashes the American order, unless the first number is no month.
    (_form(r"(?<!\d)(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d)(?!\d)"), "11/05/2026", (2026, 11, 5)),
    (_form(r"(?<!\d)(?P<m>\d{1,2})-(?P<d>\d{1,2})-(?P<y>(?:19|20)\d\d)(?!\d)"), "11-05-2026", (2026, 11, 5)),
    # A form C date: "Thu Nov  5 10:00:00 UTC 2026".
    (
        _form(r"\b(?P<m>[a-z]{3})\s+(?P<d>\d{1,2})\s+\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z]{1,5}\s+)?(?P<y>(?:19|20)\d\d)(?!\d)"),
        "Thu Nov  5 10:00:00 UTC 2026",
        (2026, 11, 5),
    ),
)  # fmt: skip


def from_struct(parsed: struct_time | None) -> datetime | None:
    """feedparser's date, which it has already moved to UTC; None: it read none, or an impossible one."""
    if parsed is None:
        return None
    try:
        return datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC)
    except (ValueError, OverflowError, TypeError):
        return None


def read_instant(text: str | None) -> datetime | None:
    """The instant that a date element or a line of a list page names; None: none that can be read."""
    if not text:
        return None
    text = text.strip()[:200]
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is not None:
        return _in_utc(found)
    for form, _, _ in FORMS:
        match = form.search(text)
        day = _day(match.group("y"), match.group("m"), match.group("d")) if match else None
        if match and day is not None:
            rest = f"{text[: match.start()]} {text[match.end() :]}" if "\\d\\d(" not in form.pattern else text
            return _with_time(day, rest)
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


def _with_time(day: datetime, text: str) -> datetime | None:
    match = _TIME.search(text)
    if match is None:
        return day
    hour, minute, second = int(match.group(1)), int(match.group(2)), min(int(match.group(3) or 0), 59)
    half = (match.group(4) or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    offset = float(_ZONES.get((match.group(5) or "").upper(), 0))
    if match.group(6):
        offset = (int(match.group(7)) + int(match.group(8) or 0) / 60) * (1 if match.group(6) == "+" else -1)
    if abs(offset) > 15:
        offset = 0.0
    instant = (day + timedelta(hours=hour, minutes=minute, seconds=second)).replace(tzinfo=timezone(timedelta(hours=offset)))
    return _in_utc(instant)


def _in_utc(found: datetime) -> datetime | None:
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
