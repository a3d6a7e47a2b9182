"""Numerals to exact numbers: digits in several national styles, number words, scales, fractions."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

MAX_DIGITS: Final = 24  # longer runs are serial numbers or noise, never an amount

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

WORDS: Final[dict[str, Decimal]] = {
    **{word: Decimal(value) for value, word in enumerate(_UNITS)},
    **{word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)},
    "dozen": Decimal(12),
}

# What a scale word multiplies by. One letter counts only when glued to the digits ("$5m", "50k").
SCALES: Final[dict[str, Decimal]] = {
    "hundred": Decimal(10**2),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "mil": Decimal(10**6),
    "mm": Decimal(10**6),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "b": Decimal(10**9),
    "t": Decimal(10**12),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
    "千": Decimal(10**3),
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}

VULGAR: Final[dict[str, Decimal]] = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
}

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_SPACED = re.compile(r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
_CONTINENTAL_DECIMAL = re.compile(r"\d+,\d{1,2}")

# A run of digits with its separators; possessive, so that ten million digits cost one pass.
DIGITS: Final = r"\d++(?:[.,\u00a0\u2009\u202f]\d++)*+"

_SIMPLE = "|".join([*_UNITS[1:], *_TENS])
_BIG = "hundred|thousand|million|billion|trillion"
NUMBER_WORDS: Final = (
    rf"(?:half a|(?:a )?quarter of a|(?:a|an|{_SIMPLE}) and a half)[ -](?:{_BIG})\b"
    rf"|(?:(?:{_SIMPLE})(?:-(?:{_SIMPLE}))?|an?(?=[ -](?:{_BIG}|dozen)\b))"
    rf"(?:[ -](?:{_BIG})(?: and)?(?:[ -](?:{_SIMPLE})(?:-(?:{_SIMPLE}))?)?){{0,4}}\b(?:[ -]dozen\b)?"
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def read_digits(run: str, continental: bool = False) -> Decimal | None:
    """The number a run of digits writes; None: it is no number (a list, a version, a serial number).

    `continental` is the style of the currency: 1.234,5 means 1234.5.
    """
    if (
        len(run) > 2 * MAX_DIGITS
        or sum(c.isdigit() for c in run) > MAX_DIGITS
        or (not run.isascii() and not _SPACED.fullmatch(run))
    ):
        return None
    if continental and (_CONTINENTAL.fullmatch(run) or _CONTINENTAL_DECIMAL.fullmatch(run)):
        return Decimal(run.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(run):
        return Decimal(run)
    if _GROUPED.fullmatch(run):
        return Decimal(run.replace(",", ""))
    if _CONTINENTAL.fullmatch(run):
        return Decimal(run.replace(".", "").replace(",", "."))
    if _SPACED.fullmatch(run):
        return Decimal(re.sub(r"[\u00a0\u2009\u202f]", "", run).replace(",", "."))
    return None


def read_words(phrase: str) -> Decimal | None:
    """The number that words write ("two hundred and fifty thousand", "half a million"); None: no number."""
    words = [word.lower() for word in _WORD.findall(phrase)]
    if "half" in words or "quarter" in words:
        part = Decimal("0.5") if "half" in words else Decimal("0.25")
        whole = WORDS.get(words[0], Decimal(1)) if "and" in words else Decimal(0)
        return (whole + part) * SCALES.get(words[-1], Decimal(1))
    total, group = Decimal(0), Decimal(0)
    for word in words:
        if word in ("a", "an"):
            group = Decimal(1)
        elif word == "dozen":
            group = (group or Decimal(1)) * 12
        elif word in WORDS:
            group += WORDS[word]
        elif word == "hundred":
            group = (group or Decimal(1)) * 100
        elif word in SCALES:
            total += (group or Decimal(1)) * SCALES[word]
            group = Decimal(0)
        elif word != "and":
            return None
    return total + group
