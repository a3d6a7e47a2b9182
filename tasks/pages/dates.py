"""When an article was published: the first believable date that the page gives, with its precision.

A time without a zone is kept as its day: the clock of which country it is in is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_TEXT_CHARS = 2000  # how far behind the title the date may stand

_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 60, "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "cet": 60, "cest": 120, "hkt": 480, "jst": 540, "kst": 540,
    "ist": 330,
}  # fmt: skip
# fmt: off
_MONTHS = {
    "jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5,
    "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9,
    "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}
# fmt: on
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})"
_MONTH_NUMBER = r"(?P<monthnumber>\d{1,2})"
_CLOCK = (
    r"(?:(?:T|,? {1,2})(?:at )?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?P<half>[ap]\.?m\.?)?\s?(?P<zone>[+-]\d\d:?\d\d|[a-z]{1,4}\b)?)?"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a date is written like."""

    pattern: re.Pattern[str]
    example: str


def _shape(pattern: str, example: str) -> Shape:
    return Shape(re.compile(pattern, re.IGNORECASE), example)


SHAPES = (
    _shape(rf"\b{_YEAR}[-/.]{_MONTH_NUMBER}[-/.]{_DAY}(?!\d){_CLOCK}", "2025-04-09T13:18:00-04:00"),
    _shape(rf"\b{_DAY}\.\s?{_MONTH_NUMBER}\.\s?{_YEAR}\b{_CLOCK}", "9.4.2025"),
    _shape(rf"{_YEAR}\s?年\s?{_MONTH_NUMBER}\s?月\s?{_DAY}\s?日{_CLOCK}", "2025年4月9日"),
    _shape(rf"\b{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}\b{_CLOCK}", "April 9, 2025 1:18 p.m. EDT"),
    _shape(rf"\b{_DAY}(?:st|nd|rd|th)? {_MONTH},? {_YEAR}\b{_CLOCK}", "Wed, 09 Apr 2025 17:18:00 GMT"),
    _shape(rf"\b{_YEAR}(?P<monthnumber>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)", "20250409"),
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|t\d)")
_EPOCH = re.compile(r"^1\d{9}(\d{3})?$")


@dataclass(frozen=True, slots=True)
class PageDate:
    """A publication time that the page itself gives."""

    at: datetime  # midnight UTC of the day where precision is day
    precision: str  # instant | day
    basis: str  # feed | json_ld | meta | text


def choose_date(
    declared: Iterable[tuple[str, str]], address: str, visible: str, fetched_at: datetime
) -> PageDate | None:
    """The first believable date of what is declared, then the address, then the visible text; None: there is none.

    A declared day is refined by a declared instant of the same day. Never later than the fetch plus a day.
    """
    found = [PageDate(at, precision, basis) for basis, value in declared for at, precision in _read(value[:80])]
    believable = [date for date in found if _is_believable(date.at, fetched_at)]
    if believable:
        first = believable[0]
        if first.precision == "day":
            same = (d for d in believable if d.precision == "instant" and _is_same_day(d.at, first.at))
            first = next(same, first)
        return first
    in_address = _IN_ADDRESS.search(address)
    if in_address:
        at = _instant(*map(int, in_address.groups()))
        if at and _is_believable(at, fetched_at):
            return PageDate(at, "day", "text")
    for at, precision in _all(visible[:_TEXT_CHARS]):
        if _is_believable(at, fetched_at):
            return PageDate(at, precision, "text")
    return None


def _is_same_day(instant: datetime, day: datetime) -> bool:
    """Whether an instant falls on a day somewhere on earth."""
    return timedelta(hours=-14) <= instant - day < timedelta(hours=36)


def _is_believable(at: datetime, fetched_at: datetime) -> bool:
    return _EARLIEST <= at <= fetched_at + timedelta(days=1)


def _read(value: str) -> list[tuple[datetime, str]]:
    """The one date of a declared value, or nothing."""
    value = value.strip()
    epoch = _EPOCH.match(value)
    if epoch:
        return [(datetime.fromtimestamp(int(value[:10]), UTC), "instant")]
    return next(([found] for found in _all(value)), [])


def _all(text: str) -> Iterator[tuple[datetime, str]]:
    """Dates of a text in the order in which they stand there."""
    matches = [match for shape in SHAPES for match in shape.pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start()):
        found = _dated(match.groupdict())
        if found:
            yield found


def _dated(parts: dict[str, str | None]) -> tuple[datetime, str] | None:
    month = int(parts.get("monthnumber") or 0) or _MONTHS.get((parts.get("month") or "").lower().rstrip("."), 0)
    year, day = int(parts["year"] or 0), int(parts["day"] or 0)
    zone = _offset(parts.get("zone"))
    if parts.get("hour") and zone is not None:
        hour = int(parts["hour"] or 0)
        half = (parts.get("half") or "").lower().replace(".", "")
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        at = _instant(year, month, day, hour, int(parts["minute"] or 0), int(parts.get("second") or 0))
        if at:
            return at - timedelta(minutes=zone), "instant"
    at = _instant(year, month, day)
    return (at, "day") if at else None


def _instant(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _offset(zone: str | None) -> int | None:
    """Minutes east of Greenwich; None: no zone that is known."""
    if not zone:
        return None
    if zone[0] in "+-":
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        return (-minutes if zone[0] == "-" else minutes) if minutes <= 14 * 60 else None
    return _ZONES.get(zone.lower())
