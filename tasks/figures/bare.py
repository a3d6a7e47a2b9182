"""Numbers without a unit of their own whose sentence tells it: index levels, payrolls, "by 10" after percents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from tasks.figures.amount import Amount
from tasks.figures.units import load_units

_REACH: Final = 160


@dataclass(frozen=True, slots=True)
class BareRule:
    """Words before a bare number that give it a unit."""

    name: str
    unit: str
    kind: str
    least: int  # smaller numbers are not meant
    before: re.Pattern[str]
    example: str  # its last number gets the unit


_MOVED: Final = (
    r"(?:by|of|added|averaged|averaging|to|at|was|were|is|than|from|rose|rising|risen|fell|falling|fallen|grew"
    r"|grown|growing|increased|increasing|dropped|dropping|declined|exceeding|exceed|totaled|reached|"
    r"hit|above|below|past|crossed|up|down|lost|gained|shed|near|hovering|hovered|stood at|came in at|and|or)"
)
_ROUGHLY: Final = (
    r"(?:(?:an?|the|mere|about|around|nearly|roughly|almost|only|just|another|over|more than"
    r"|less than|some|slightly|well|seasonally adjusted|average of|record|low of|high of|above|below|up to"
    r"|to) )*"
)


def _rule(name: str, unit: str, kind: str, least: int, topic: str, example: str) -> BareRule:
    gap = r"(?:[^.;:\n]|\.(?=\S)){0,110}"
    pattern = re.compile(rf"(?i)\b(?:{topic})\b{gap}\b{_MOVED} {_ROUGHLY}$".replace(" ", r"\s"))
    return BareRule(name, unit, kind, least, pattern, example)


RULES: Final = (
    _rule(
        "claims",
        "claim",
        "counted",
        1000,
        r"claims|claims for unemployment|unemployment claims|applications for (?:unemployment"
        r"|jobless) (?:benefits|aid)|unemployment (?:benefits|insurance)",
        "Initial jobless claims fell to 210,000.",
    ),
    _rule(
        "payrolls",
        "job",
        "counted",
        1000,
        r"payrolls?|job gains|job growth|job openings|jobs|employment|new hires|hiring|employers added",
        "Nonfarm payrolls were expected to grow by 193,000.",
    ),
    _rule(
        "index",
        "point",
        "point",
        100,
        r"dow|nasdaq|s&p 500|nikkei|hang seng|shanghai composite|ftse|dax|cac|kospi|csi ?300|index|composite"
        r"|topix|sensex|stoxx|asx(?:/200)?|russell|djia|industrial average|industrials|average",
        "The Dow hit 28,000.",
    ),
    _rule(
        "index_small",
        "point",
        "point",
        20,
        r"pmi|purchasing managers['’]? index|confidence index|sentiment index|manufacturing index|managers index"
        r"|index (?:of|for)|gauge|dollar index|sub-?index|(?:orders|activity|services|output|production) index",
        "The PMI fell to 49.5.",
    ),
    _rule(
        "vehicles",
        "vehicle",
        "counted",
        10000,
        r"(?:vehicle|car|auto|automobile|passenger car|nev|ev) sales|sales of (?:new )?(?:cars|vehicles|autos)"
        r"|vehicle (?:output|production|exports)",
        "Vehicle sales reached 1.5 million.",
    ),
    BareRule(
        "currency_rate",
        "CNY",
        "money",
        5,
        re.compile(r"(?i)\b(?:yuan|renminbi)\b[^.;\n]{0,70}\b(?:to|at|past|below|above|beyond|of)\s$"),
        "The yuan weakened past 7.1.",
    ),
)
# "Factories cut 12,000 after months of gains": jobs, where the text speaks of jobs
_SHED: Final = re.compile(
    r"(?i)\b(?:added|adding|adds|gained|gaining|lost|losing|shed|shedding|cut|cutting|created|creating|dropped|hired)\s"
    r"(?:(?:about|around|nearly|roughly|almost|only|just|another|a|an|more than|some|mere|net)\s)*$"
)
# "October's was revised to 211,000 from 244,000": what a paragraph on payrolls counts
_THOUSANDS: Final = re.compile(r"\d{1,3},\d{3}")
_JOB_WORDS: Final = re.compile(
    r"(?i)\b(?:payrolls?|job (?:gains?|growth|losses|additions|report)|hiring|employers|jobs (?:were "
    r"|was )?(?:added|created|lost)"
    r"|(?:add|creat|cut|lost|gain|shed)\w*\s(?:[\w,]+\s){0,4}jobs|employment)\b"
)
_OTHER_WORDS: Final = re.compile(
    r"(?i)\b(?:claims|applications|dow|nasdaq|s&p|index|points|prices?|sales|vehicles|cars|units|homes|people"
    r"|workers)\b|\$"
)
_JOBS: Final = frozenset({"job", "position", "worker", "payroll"})
_REACH_OF_JOBS: Final = 700
_LIST_ON: Final = re.compile(
    r"(?i)^[^.;\d]{4,70}(?:,|\sand)\s(?:and\s)?(?:(?:about|around|nearly|roughly|another|some)\s)?$"
)
_AT: Final = re.compile(r"\s(?:at|in|for|from|on)\b")
_OF_WHICH: Final = re.compile(r"(?i)\b(?:of|among)\s(?:which|them|those|these),?\s$")
_WERE: Final = re.compile(r"\s(?:were|was|are|have|had|came|involv\w*|come)\b")
# "The yen rose 0.1 percent to 112.14 per dollar"
_PER_DOLLAR: Final = re.compile(
    r"\s(?:per|to|against|versus)\s(?:(?:the|a|one)\s)?(?:U\.?S\.?\s)?(?:dollar|greenback)\b"
)
_CODES: Final = {
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "won": "KRW",
    "rupee": "INR",
    "peso": "MXN",
    "ruble": "RUB",
}
_CURRENCY: Final = re.compile(r"(?i)\b(?:" + "|".join(_CODES) + r")\b")
_ELLIPTIC: Final = re.compile(r"(?i)\bby\s$")
_SCALED_MONEY: Final = re.compile(
    r"(?i)\b(?:to|of|at|from|by|about|nearly|over|than|spent|totaled|was|is|and|or|reached|just|only|around)\s$"
)
_NO_UNIT_AFTER: Final = re.compile(
    r"^(?:[.,;)]|\s\(|\s[-–—]\s|\s+(?:on|in|for|to|from|at|by|and|or|per|against|versus|a year|last|this|during"
    r"|over|since"
    r"|after|while|but|as|when|following|compared)\b"
    r"|\s*$|['’\"”])"
)
_YEARISH: Final = re.compile(r"(?:19|20)\d\d")


def resolve_bare(text: str, amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """The amounts with units given to bare numbers where the text tells them; bare ones without are left out."""
    resolved: list[Amount] = []
    for amount in amounts:
        if amount.kind != "bare":
            resolved.append(amount)
        elif (
            told := _by_rule(text, amount) or _of_which(text, amount, resolved) or _by_neighbour(text, amount, resolved)
        ) is not None:
            resolved.append(told)
    return tuple(resolved)


def _by_rule(text: str, amount: Amount) -> Amount | None:
    if _PER_DOLLAR.match(text, amount.end) and (
        named := [*_CURRENCY.finditer(text, max(0, amount.start - 120), amount.start)]
    ):
        code = _CODES[named[0][0].lower()]
        return replace(amount, unit=code, kind="money", rule="lexer.bare.per_dollar")
    if not _NO_UNIT_AFTER.match(text[amount.end : amount.end + 14]) or _YEARISH.fullmatch(
        text[amount.start : amount.end]
    ):
        return None
    before = text[max(0, amount.start - _REACH) : amount.start]
    if _THOUSANDS.fullmatch(text[amount.start : amount.end]) and _of_jobs(text, amount.start):
        return replace(amount, unit="job", kind="counted", rule="lexer.bare.jobs")
    if (unit := _numbered(before)) is not None:
        return replace(amount, unit=unit, kind="counted", rule="lexer.bare.number_of")
    for rule in RULES:
        if amount.low >= rule.least and rule.before.search(before):
            if rule.name == "currency_rate" and amount.low > 10:
                continue
            return replace(amount, unit=rule.unit, kind=rule.kind, rule=f"lexer.bare.{rule.name}")
    return None


_COUNTED_BEFORE: Final = r"(?i)\b(?:number|total)\sof\s(?P<noun>[^.;:\d\n]{3,90}?)\s"
_NUMBER_OF: Final = re.compile(_COUNTED_BEFORE + (rf"{_MOVED} {_ROUGHLY}$").replace(" ", r"\s"))


def _numbered(before: str) -> str | None:
    """The unit of "the number of new firms reached 30,014"; None: no known noun is counted."""
    found = _NUMBER_OF.search(before)
    if found is None:
        return None
    counted = load_units().counted
    return next((counted[word] for word in found["noun"].lower().split() if word in counted), None)


def _of_jobs(text: str, at: int) -> bool:
    """Whether the paragraph speaks of jobs before a number, and of nothing else that could be counted so."""
    stretch = text[max(0, at - _REACH_OF_JOBS) : at].rpartition("\n")[2]
    jobs, other = [*_JOB_WORDS.finditer(stretch)], [*_OTHER_WORDS.finditer(stretch)]
    return bool(jobs) and (not other or jobs[-1].start() > other[-1].start())


def _of_which(text: str, amount: Amount, earlier: list[Amount]) -> Amount | None:
    """The unit of what was counted just before: "387 deals, of which 74 were from China"; None: nothing was."""
    last = earlier[-1] if earlier else None
    if last is None or last.kind != "counted" or amount.start - last.end > _REACH:
        return None
    if not _OF_WHICH.search(text[last.end : amount.start]) or not _WERE.match(text[amount.end : amount.end + 12]):
        return None
    return replace(amount, unit=last.unit, kind="counted", rule="lexer.bare.of_which")


def _by_neighbour(text: str, amount: Amount, earlier: list[Amount]) -> Amount | None:
    """The unit of the figure before it: "by 30%, ... by 10", "$3 trillion ... 3.6 trillion"; None: none fits."""
    if (
        not earlier
        or not _NO_UNIT_AFTER.match(text[amount.end : amount.end + 14])
        or (amount.is_word and not amount.has_scale)
    ):
        return None
    if _SHED.search(text[max(0, amount.start - 40) : amount.start]) and amount.low >= 1000:
        jobs = next((other for other in reversed(earlier[-4:]) if other.unit in _JOBS), None)
        if jobs is not None and amount.start - jobs.end < _REACH_OF_JOBS:
            return replace(amount, unit="job", kind="counted", rule="lexer.bare.jobs")
    last = earlier[-1]
    between = text[last.end : amount.start]
    if "\n" in between or len(between) > 260 or _YEARISH.fullmatch(text[amount.start : amount.end]):
        return None
    if last.kind == "counted" and _LIST_ON.search(between) and _AT.match(text[amount.end : amount.end + 6]):
        return replace(amount, unit=last.unit, kind="counted", rule="lexer.bare.list")
    same_sentence = not re.search(r"[.;]\s", between)
    if (
        last.kind == "money"
        and amount.has_scale
        and amount.low >= 10**6
        and _SCALED_MONEY.search(text[max(0, amount.start - 12) : amount.start])
    ):
        return replace(amount, unit=last.unit, kind="money", rule="lexer.bare.money")
    if (
        last.kind == "percent"
        and same_sentence
        and len(between) < 80
        and amount.low < 1000
        and _ELLIPTIC.search(between)
    ):
        return replace(amount, unit=last.unit, kind="percent", rule="lexer.bare.percent")
    return None
