"""One function a way of writing a date: what its parts mean on the day of publication."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tasks.dates.calendar import (
    FUTURE,
    ORDINALS,
    WEEKDAYS,
    Told,
    count_told,
    day_number,
    iso_month,
    month_number,
    moved,
    shift_month,
    year_told,
    yearless_day,
    yearless_month,
    yearless_start,
    ymd,
)


def read_full(g: dict[str, str], told: Told) -> str | None:
    day = ymd(int(g["y"]), month_number(g["m"]), day_number(g["d"]))
    return str(day) if day else None


def read_numeric(g: dict[str, str], told: Told) -> str | None:
    day = ymd(int(g["y"]), int(g["m"]), int(g["d"])) if 1 <= int(g["m"]) <= 12 else None
    return str(day) if day else None


def read_day(g: dict[str, str], told: Told) -> str | None:
    month, number = month_number(g["m"]), day_number(g["d"])
    year = year_told(told, g.get("y"))
    day = ymd(year, month, number) if year else yearless_day(told, month, number)
    return str(day) if day else None


def read_days(g: dict[str, str], told: Told) -> str | None:
    """From a day to a day; one year at the end counts for both."""
    months = month_number(g["m"]), month_number(g.get("n") or g["m"])
    numbers = day_number(g["d"]), day_number(g["e"])
    last_year = year_told(told, g.get("y"))
    if last_year:
        last = ymd(last_year, months[1], numbers[1])
    else:
        first_guess = yearless_day(told, months[0], numbers[0])
        year = first_guess.year + (months[1] < months[0]) if first_guess else told.published.year
        last = ymd(year, months[1], numbers[1])
    if not last:
        return None
    first = ymd(int(g["x"]) if g.get("x") else last.year - (months[0] > months[1]), months[0], numbers[0])
    return f"{first}/{last}" if first and first < last else None


def read_months(g: dict[str, str], told: Told) -> str | None:
    first, last = month_number(g["m"]), month_number(g["n"])
    year = year_told(told, g.get("y")) or yearless_month(told, last)
    start = int(g["x"]) if g.get("x") else year - (first > last)
    result = iso_month(start, first), iso_month(year, last)
    return "/".join(result) if result[0] < result[1] else None


def read_years(g: dict[str, str], told: Told) -> str | None:
    last = g["y"] if len(g["y"]) == 4 else g["x"][:2] + g["y"]
    return f"{g['x']}/{last}" if g["x"] < last else None


def read_month(g: dict[str, str], told: Told) -> str | None:
    """A month, in the year it names or the one that the publication date makes likely."""
    month, which = month_number(g["m"]), (g.get("w") or "").lower()
    year = year_told(told, g.get("y"))
    if year is None:
        if not _is_month(g["m"], which, told):
            return None
        here = told.published
        if which == "last":
            year = here.year - (month >= here.month)
        elif which == "next":
            year = here.year + (month <= here.month)
        elif which == "this":
            year = here.year
        else:
            year = yearless_month(told, month)
    return iso_month(year, month)


_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|to|before|after|for|through|between|and|than|over|on|late|early|mid"
    r"|as|the|its|their|this|last|next)[\s-]$|['’]s\s$",
    re.IGNORECASE,
)


def _is_month(word: str, which: str, told: Told) -> bool:
    """Whether a month's name without day and year is one: "May", "March" and "April" are also other words."""
    is_plain = word[:3] in ("Feb", "Sep", "Oct", "Nov", "Dec") or word in ("January", "July", "August")
    return is_plain or bool(which) or bool(_BEFORE_MONTH.search(told.before))


def read_quarter(g: dict[str, str], told: Told) -> str | None:
    number = ORDINALS.get((g.get("o") or "").lower()) or int(g.get("q") or 0)
    if not 1 <= number <= 4:
        return None
    year = year_told(told, g.get("y")) or yearless_start(told, number * 3 - 2)
    return f"{year}-Q{number}"


def read_half_month(g: dict[str, str], told: Told) -> str | None:
    month = month_number(g["m"])
    year = year_told(told, g.get("y")) or yearless_month(told, month)
    if not year:
        return None
    first, last = (1, 15) if g["o"].lower() == "first" else (16, monthrange(int(year), month)[1])
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"


def read_half(g: dict[str, str], told: Told) -> str | None:
    second = g["o"].lower() in ("second", "2", "latter")
    year = year_told(told, g.get("y")) or (yearless_month(told, 7) if second else yearless_start(told, 1))
    return f"{year}-07/{year}-12" if second else f"{year}-01/{year}-06"


def read_first_months(g: dict[str, str], told: Told) -> str | None:
    count = count_told(g["c"])
    months = count * (3 if g["u"].startswith("quarter") else 1) if count else 0
    if not 1 < months <= 12:
        return None
    year = year_told(told, g.get("y")) or yearless_start(told, months)
    return f"{year}-01/{year}-{months:02}"


def read_months_to(g: dict[str, str], told: Told) -> str | None:
    """A number of months up to and including the one that is named."""
    count, month = count_told(g["c"]), month_number(g["m"])
    if not count or count > 36:
        return None
    year = year_told(told, g.get("y")) or yearless_month(told, month)
    return f"{shift_month(year, month, 1 - count)}/{iso_month(year, month)}" if count > 1 else iso_month(year, month)


def read_month_quarter(g: dict[str, str], told: Told) -> str | None:
    """The calendar quarter that ends with a month."""
    month = month_number(g["m"])
    year = year_told(told, g.get("y")) or yearless_month(told, month - 2)
    return f"{year}-Q{month // 3}"


def read_last_months(g: dict[str, str], told: Told) -> str | None:
    """The whole months before the publication month; weeks and years told this way stay vague."""
    count = count_told(g["c"])
    if not count or count > 36:
        return None
    here = told.published
    return f"{shift_month(here.year, here.month, -count)}/{shift_month(here.year, here.month, -1)}"


def read_ago(g: dict[str, str], told: Told) -> str | None:
    count = count_told(g["c"])
    if not count:
        return None
    return moved(told.published, g["u"], -count)


def read_relative(g: dict[str, str], told: Told) -> str | None:
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(g["w"].lower(), 0)
    if g["u"] == "weekend":
        saturday = told.published - timedelta(days=(told.published.weekday() - 5) % 7)
        saturday += timedelta(weeks=1) * (shift > 0)
        return f"{saturday}/{saturday + timedelta(days=1)}"
    return moved(told.published, g["u"], shift)


def read_deictic(g: dict[str, str], told: Told) -> str | None:
    shift = {"yesterday": -1, "tomorrow": 1}.get(g["w"].lower(), 0)
    return str(told.published + timedelta(days=shift))


def read_anchored(g: dict[str, str], told: Told) -> str | None:
    """A unit before the date told last in the same text: "a year earlier", "the prior month"."""
    if told.anchor is None:
        return None
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q([1-4]))?", told.anchor)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    unit = g["u"]
    if unit == "year":
        tail = told.anchor[4:]
        return f"{year - 1}{tail}" if tail != "-02-29" else f"{year - 1}-02-28"
    if found[4]:
        return moved(date(year, int(found[4]) * 3, 1), unit, -1) if unit == "quarter" else None
    if not month or (unit in ("day", "week") and not day):
        return None
    return moved(date(year, month, day or 1), unit, -1)


_STARTING = re.compile(r"\b(?:starting|beginning)(?: on| from)? $", re.IGNORECASE)


def read_weekday(g: dict[str, str], told: Told) -> str | None:
    """The latest such day not after publication, or the first after it where the future is told of."""
    number, which = WEEKDAYS.index(g["w"][:3].lower()), (g.get("p") or "").lower()
    back = (told.published.weekday() - number) % 7
    if which == "last":
        back = back or 7
    elif which == "next" or (which != "later" and told.tense == FUTURE):
        back -= 7
    elif which == "later":
        back = -((number - told.published.weekday()) % 7)
    elif back and _STARTING.search(told.before):
        back -= 7  # "starting Sunday": ahead, unless it is today
    return str(told.published - timedelta(days=back))


def read_weekdays(g: dict[str, str], told: Told) -> str | None:
    """From a weekday to the next such one after it."""
    last = read_weekday({"w": g["w"]}, told)
    if last is None:
        return None
    days = (WEEKDAYS.index(g["w"][:3].lower()) - WEEKDAYS.index(g["v"][:3].lower())) % 7
    return f"{date.fromisoformat(last) - timedelta(days=days)}/{last}" if days else last


def read_fiscal(g: dict[str, str], told: Told) -> str | None:
    """The United States' federal year, which ends in September of the year it is named after."""
    year = int(g["y"]) if len(g["y"]) == 4 else 2000 + int(g["y"])
    return f"{year - 1}-10/{year}-09"


def read_end(g: dict[str, str], told: Told) -> str | None:
    """The last day where something lasts until then, else only its month or year."""
    until = re.search(r"\b(?:until|through|by|till|before)\s(?:the\s)?$", told.before, re.IGNORECASE)
    year = year_told(told, g.get("y")) or told.published.year
    if g.get("m"):
        month = month_number(g["m"])
        if not g.get("y"):
            year = yearless_month(told, month)
        last = date(year, month, monthrange(year, month)[1])
        return str(last) if until else iso_month(year, month)
    return f"{year}-12-31" if until else str(year)


_BEFORE_YEAR = re.compile(
    r"\b(?:in|as|of|since|from|for|by|to|during|until|till|than|through|year|before|after|throughout|and|late|early|mid"
    r"|the|back|around|between|,)[\s-]\(?$|[(–—/-]\s?$|^\s*$",
    re.IGNORECASE,
)


def read_bare_year(g: dict[str, str], told: Told) -> str | None:
    return g["y"] if g.get("s") or _BEFORE_YEAR.search(told.before) else None


def read_decade(g: dict[str, str], told: Told) -> str | None:
    return f"{g['y']}/{int(g['y']) + 9}"
