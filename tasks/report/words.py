"""How values are written for people: money, shares, sides, dates, and words from outside made harmless."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_SMALL = {"percent": "%", "percentage_point": " points", "basis_point": " basis points"}


def plain(words: Any) -> str:
    """Words from outside on one line, without control, formatting (bidirectional) and lone surrogate characters."""
    text = "" if words is None else str(words)
    kept = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in text)
    return " ".join(kept.split())


def label(name: Any) -> str:
    """A name of the warehouse as words: `tariff_rate` is "tariff rate"."""
    return plain(name).replace("_", " ")


def number(value: float | int | None) -> str:
    """A number with at most three significant digits after the scale: 6400000 is "6.4 million"; None is empty."""
    if value is None:
        return ""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.3g} {word}" if abs(value) < scale * 1000 else f"{value / scale:,.0f} {word}"
    return f"{value:,.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:,.4g}"


def amount(row: dict[str, Any], name: str = "value") -> str:
    """A claim's value with its unit: "$1.2 billion", "5–25%", "6.4 million tons a year"."""
    unit, per = row.get("unit") or "", row.get("per")
    low, high = number(row[name]), number(row.get(f"{name}_high"))
    told = f"{low}–{high}" if high else low
    if unit in _SIGNS:
        told = f"{_SIGNS[unit]}{told}" if not told.startswith("-") else f"-{_SIGNS[unit]}{told[1:]}"
    elif unit in _SMALL:
        told += _SMALL[unit]
    elif unit:
        told = f"{unit} {told}" if unit.isupper() and len(unit) == 3 else f"{told} {_counted(unit, row[name])}"
    return f"{told} per {label(per)}" if per else told


def _counted(unit: str, value: float) -> str:
    """A unit, which the warehouse names in the singular, after its number."""
    word = label(unit)
    if value == 1 or word.endswith(("s", "x", "craft")):
        return word
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"


def rate(row: dict[str, Any], name: str = "rate") -> str:
    """A rate of the ledger of measures; a dash where it has none."""
    if row.get(name) is None:
        return "–"
    unit = row.get("rate_unit")
    return f"{number(row[name])}%" if unit in (None, "percent") else f"{number(row[name])} {label(unit)}"


def rates_told(row: dict[str, Any]) -> str:
    """The rate after a change and the one before: "12.5% (was 10%)", "was 10%"; empty where there is neither."""
    after, before = row["rate"], row["rate_before"]
    if after is None:
        return "" if before is None else f"was {rate(row, 'rate_before')}"
    return rate(row) if before in (None, after) else f"{rate(row)} (was {rate(row, 'rate_before')})"


def without_rate(title: str) -> str:
    """The title of a chain of acts without the rate of its first act, which a later one may have changed."""
    short = re.sub(r"(:\s*\d[\d.]* percent.*|[:,]? \d[\d.]* percent)$", "", title)
    return title if "percent" in short else short


def share(value: float | None) -> str:
    """A share of 0 to 1 in percent; a dash for None."""
    return "–" if value is None else f"{100 * value:.3g}%"


def day(value: date | datetime | None) -> str:
    """A day as people write it: 4 Mar 2026; a dash for None."""
    return "–" if value is None else f"{value.day} {value:%b %Y}"


def sides(row: dict[str, Any]) -> str:
    """Who acts on whom ("US → CN"), or whose figure it is and with whom ("US / CN"); empty where none is told."""
    if "actor" in row:
        return plain(" → ".join(side for side in (row["actor"], row["target"]) if side))
    return plain(" / ".join(side for side in (row["economy"], row["partner"]) if side))


def link(address: Any, words: Any) -> Markup:
    """A link to a web page, or the bare words where the address is none that may be followed."""
    text = plain(words) or "source"
    if not is_web(address):
        return escape(text)
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(plain(address), text)


def is_web(address: Any) -> bool:
    """Whether the address is http or https with a host."""
    try:
        parts = urlsplit(plain(address))
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def marked(sentence: Any, part: Any) -> Markup:
    """The sentence with the first place of `part` highlighted."""
    text, wanted = plain(sentence), plain(part)
    before, found, after = text.partition(wanted) if wanted else (text, "", "")
    if not found:
        return escape(text)
    return Markup("{}<mark>{}</mark>{}").format(before, found, after)
