"""What an amount is divided by: "$2 a pound", "210 yuan per mu", "$3 billion a year"."""

from __future__ import annotations

import re
from typing import Final

# Every unit that "a" may introduce; after "per" any noun is taken.
_PERIODS: Final = "year|month|week|day|quarter|hour|minute|second"
_NOUNS: Final = (
    f"{_PERIODS}|metric ton|ton|tonne|pound|kilogram|kilo|kg|gram|ounce|bushel|barrel|gallon|liter|litre|head"
    "|hog|share|acre|mu|hectare"
    "|unit|household|family|person|worker|employee|vehicle|car|truck|item|piece|package|parcel|container|TEU|box"
    "|bottle|pack|kilowatt-hour|kwh|mwh"
    "|megawatt-hour|dose|visit|night|trip|student|capita|ship|voyage|shipment|phone|chip|device|MMBtu|ticket"
    "|pair|square (?:meter|metre|foot)|barge|flight"
)
_PER: Final = re.compile(
    rf"(?: \([^()]{{1,24}}\))?"
    rf"(?: U\.?S\.?)?(?: (?:more|extra|less))?(?:[ -](?:worth )?(?:(?:a|an|every|each) (?:net |gross "
    rf"|metric (?=ton\b|tonne\b))?({_NOUNS})"
    rf"|per[ -](?:U\.?S\.? )?(?:net |gross |deadweight "
    rf"|\d+-foot )?({_NOUNS}|[a-z]+)"
    r"|(?P<adverb>annually|yearly|monthly|weekly|daily|hourly|apiece)(?! (?:increase|rise|gain|growth|drop"
    r"|decline|fall)))"
    rf"|/(?P<slash>{_NOUNS}|lb|bbl|MMBtu|yr|t)|[ -]a-(?P<hyphen>{_NOUNS}))(?![A-Za-z])(?! (?:ago|earlier|later"
    r"|before|ahead))",
    re.IGNORECASE,
)
_EACH_BEFORE: Final = re.compile(
    r"\b(?:costs?|costing|cost|gives?|giving|give|gave|pays?|paid|saves?|saved|saving|hits?) (?:the|an?|each|every) "
    r"(?:(?:average|typical|median|american|u\.s\.|us|chinese|middle-class|middle-income|low-income) )*"
    r"(household|family|farmer|worker|person|consumer|employee|importer|taxpayer)"
    r"(?: (?:an? )?(?:about|around|nearly|roughly|almost|more than|over|up to|as much as|additional|extra"
    r"|estimated|average of))* $",
    re.IGNORECASE,
)
# "25 million tons of U.S. soybeans annually"
_OF_GOODS_A_YEAR: Final = re.compile(
    r" (?:worth )?(?:of|in) (?:[A-Za-z.-]+ ){1,4}(?:annually|(?:a|per|each|every) (year|month))\b(?! (?:ago"
    r"|earlier|later|before|ahead))"
)
_ADVERBS: Final = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "apiece": "item",
}
_SPELLING: Final = {
    "kg": "kilogram",
    "kilo": "kilogram",
    "lb": "pound",
    "bbl": "barrel",
    "metric ton": "ton",
    "tonne": "ton",
    "t": "ton",
    "yr": "year",
    "annum": "year",
    "mmbtu": "million British thermal units",
    "teu": "TEU",
    "capita": "person",
    "kwh": "kilowatt-hour",
    "mwh": "megawatt-hour",
    "piece": "item",
}
_NOT_PER: Final = frozenset({"u", "cent", "se", "the", "diem"})

EXAMPLES: Final = (
    ("They cost the average household $1,300.", "household"),
    ("$2 a pound", "pound"),
    ("210 yuan per mu", "mu"),
    ("$3 billion a year", "year"),
    ("$25 per item", "item"),
    ("$95/barrel", "barrel"),
    ("$200 million annually", "year"),
    ("$15 an hour", "hour"),
    ("25 million tons of U.S. soybeans annually", "year"),
    ("$4 billion of goods a year earlier", None),
    ("3 percent a year earlier", None),
)


def read_per_before(text: str, start: int) -> str | None:
    """The one whom the money is told to cost or reach: "cost each household"; None: nobody is."""
    found = _EACH_BEFORE.search(text, max(0, start - 110), start)
    return found[1].lower() if found else None


def read_per(text: str, end: int) -> tuple[int, str | None]:
    """Where the phrase ends and the singular noun; (end, None) where the amount at `end` is not divided."""
    found = _PER.match(text, end)
    if not found:
        behind = _OF_GOODS_A_YEAR.match(text, end)
        return end, (behind[1] or "year").lower() if behind else None
    if found["adverb"]:
        return found.end(), _ADVERBS[found["adverb"].lower()]
    noun = next(group for group in (found[1], found[2], found["slash"], found["hyphen"]) if group)
    folded = " ".join(noun.lower().split())
    if folded in _NOT_PER:
        return end, None
    return found.end(), _SPELLING.get(folded, folded)
