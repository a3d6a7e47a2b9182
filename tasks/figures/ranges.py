"""Neighbouring numbers that belong together: ranges, and lists that share one unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tasks.figures.amount import Amount
from tasks.figures.not_figures import is_day_of_month
from tasks.figures.numerals import read_digits

_GAP_RANGE: Final = re.compile(
    r"\s*(?:-|–|—|~)\s*|\s+(?:to|or|up to|and)\s+(?:about |around |nearly |as much as )?", re.IGNORECASE
)


_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |just )?$", re.IGNORECASE)


_FROM = re.compile(r"\bfrom (?:[a-z]+ ){0,2}$", re.IGNORECASE)


_RANGING = re.compile(
    r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|spann?\w*) (?:in \w+ |widely )?from ", re.IGNORECASE
)


_CHANGE_SIZE = re.compile(
    r"\b(?:by|rose|risen|rise|rises|grew|grown|fell|fallen|fall|dropped|jumped|gained|lost|climbed|slipped|slid"
    r"|surged|soared|advanced"
    r"|added|adding|losing|gaining|rising|falling|dropping|growing|shedding|down|up|off|declined|decreased"
    r"|increased|shrank|(?:increase|rise|jump|gain|drop|decline|fall|growth"
    r"|loss|decrease|reduction) (?:in (?:the )?[a-z -]{3,40} )?of) "
    r"(?:(?:about|around|nearly|almost|some|roughly|another|more than|over|just|only) )*$",
    re.IGNORECASE,
)


# "is expected to rise $50 to $120"
_ESTIMATED_RISE = re.compile(
    r"\b(?:could|would|may|might|expected to|likely to|forecast to|projected to) (?:rise|fall|increase|drop|cost"
    r"|gain) $",
    re.IGNORECASE,
)


# "could lower its profit by $4 billion to $5 billion": of an estimate both ends are told, not a new level
_ESTIMATED_BY = re.compile(
    r"\b(?:could|would|will|may|might|expect\w*|forecast\w*|estimat\w+|project\w*)\b[^.;]{0,50}\bby "
    r"(?:about |around )?$",
    re.IGNORECASE,
)


_BY = re.compile(r"\bby (?:a |an )?(?:median |average |mean )?$", re.IGNORECASE)


_LIST_GAP = re.compile(
    r"(?:\s*,\s*(?:and |or )?|\s+(?:and|or|to|/)\s+|\s*[-–]\s*)(?:from |about |around |nearly )?", re.IGNORECASE
)

_IN_WORDS = re.compile(r"\b(?:to|and|or)\b")


def join_ranges(text: str, raw: list[Amount]) -> list[Amount]:
    """Two neighbours that are one range become one amount; the ends of a change stay two."""
    joined: list[Amount] = []
    for amount in raw:
        last = joined[-1] if joined else None
        if last is not None and last.high is None and amount.start - last.end < 16 and _is_range(text, last, amount):
            low = last.low
            if amount.has_scale and not last.has_scale and last.low < amount.low:
                low *= _scale_of(text, amount)
            joined[-1] = replace(
                amount if amount.kind != "bare" else replace(amount, unit=last.unit, kind=last.kind, rule=last.rule),
                start=last.start,
                low=low,
                high=amount.low,
                rule=amount.rule + ".range",
                sign=last.sign,
            )
        else:
            joined.append(amount)
    return joined


def _scale_of(text: str, amount: Amount) -> Decimal:
    digits = read_digits(re.sub(r"[^\d.,]", "", text[amount.start : amount.end]).strip(".,"))
    return amount.low / digits if digits else Decimal(1)


def _is_range(text: str, first: Amount, second: Amount) -> bool:
    gap = text[first.end : second.start]
    if first.is_word != second.is_word and not _IN_WORDS.search(gap):
        return False  # "three – 33 percent, 25 percent and 12 percent" is a list of three; "five to 10 percent" a range
    if not _GAP_RANGE.fullmatch(gap) and not (gap == "" and second.sign == "-"):
        return False
    signed = first.kind == "money" and second.kind == "bare" and text[first.start] in "$€£¥₹₩" and not gap.isspace()
    if first.kind != "bare" and not signed and (first.unit != second.unit or second.kind == "bare"):
        return False
    if (
        first.kind == "bare"
        and (second.kind == "bare" or (1900 <= first.low <= 2100 and not first.has_scale))
        and not (second.has_scale and second.low >= 1000)
    ):
        return False
    lead = text[max(0, first.start - 60) : first.start]
    word = gap.strip().lower().split(" ")[0]
    if word == "and":
        return bool(_BETWEEN.search(lead))
    if word == "or" and first.kind != "bare":
        return False
    scale = _scale_of(text, second) if second.has_scale and not first.has_scale else Decimal(1)
    if not 0 <= first.low * scale < second.low:
        return False
    if word == "to" or word == "up":
        if _FROM.search(lead) and not _RANGING.search(lead):
            return False
        if first.kind == "bare" and _BY.search(lead) and second.low > 4 * first.low:
            return False  # "raised the forecast by 0.4 to 3 percent"
        if first.kind == "bare" or not _CHANGE_SIZE.search(lead):
            return True
        if _ESTIMATED_RISE.search(lead) and first.kind == "money":
            return second.low <= 4 * first.low
        return bool(_ESTIMATED_BY.search(lead)) and second.low <= 2 * first.low
    return True


def share_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """A bare number takes the unit of the amount it is listed with: "from 10 to 25 percent", "5, 10 and 15 percent"."""
    for index in range(len(amounts) - 2, -1, -1):
        amount, following = amounts[index], amounts[index + 1]
        if amount.kind != "bare" or following.kind not in ("money", "percent", "measure", "point"):
            continue
        if amount.is_word != following.is_word and not _IN_WORDS.search(text[amount.end : following.start]):
            continue
        if not _LIST_GAP.fullmatch(text[amount.end : following.start]) or _is_year(text, amount):
            continue
        if is_day_of_month(text, amount.start):
            continue
        low = amount.low
        if following.has_scale and not amount.has_scale:
            low *= _scale_of(text, following) if following.high is None else Decimal(1)
        amounts[index] = replace(
            amount,
            low=low,
            unit=following.unit,
            kind=following.kind,
            per=following.per,
            noun_end=amount.end,
            rule=following.rule.removesuffix(".range") + ".listed",
        )
    return amounts


def _is_year(text: str, amount: Amount) -> bool:
    written = text[amount.start : amount.end]
    return amount.low == int(amount.low) and 1900 <= amount.low <= 2100 and len(written) == 4
