"""Numbers without a unit of their own whose sentence tells it: index levels, payrolls, "by 10" after percents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from tasks.figures.amounts import Amount

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


RULES: Final = (
    BareRule("payrolls", "job", "counted", 1000, re.compile(
        r"(?i)\b(?:payrolls?|job gains|job growth|employers added|economy added|jobs (?:report|growth))\b[^.;\n]{0,90}\b(?:by|of|added|averaged|to|at|was|were|than|about|around|nearly|only|just|from)\s$"),
        "Nonfarm payrolls were expected to grow by 193,000."),
    BareRule("claims", "claim", "counted", 1000, re.compile(
        r"(?i)\b(?:jobless claims|claims for unemployment|unemployment claims|applications for unemployment)\b[^.;\n]{0,90}\b(?:by|of|to|at|was|were|than|about|only|just|from|totaled)\s(?:a seasonally adjusted )?$"),
        "Initial jobless claims fell to 210,000."),
    BareRule("index", "point", "point", 100, re.compile(
        r"(?i)(?:\b(?:dow|nasdaq|s&p 500|nikkei|hang seng|shanghai composite|ftse|dax|cac|kospi|csi ?300|index|composite|average|topix|sensex|stoxx|russell)\b)[^.;\n]{0,110}\b(?:to|at|hit|above|below|of|past|crossed|closed|down|up|near|from|reached|lost|gained|fell|rose|points?,? or)\s$"),
        "The Dow hit 28,000."),
    BareRule("index_small", "point", "point", 20, re.compile(
        r"(?i)\b(?:pmi|purchasing managers['’]? index|confidence index|sentiment index|manufacturing index|managers index)\b[^.;\n]{0,110}\b(?:to|at|hit|above|below|of|was|from|read|reached|stood at|came in at|registered)\s$"),
        "The PMI fell to 49.5."),
    BareRule("currency_rate", "CNY", "money", 5, re.compile(
        r"(?i)\b(?:yuan|renminbi)\b[^.;\n]{0,70}\b(?:to|at|past|below|above|beyond|of)\s$"),
        "The yuan weakened past 7.1."),
)  # fmt: skip
_ELLIPTIC: Final = re.compile(r"(?i)\b(?:by|to|from|at)\s$")
_SCALED_MONEY: Final = re.compile(
    r"(?i)\b(?:to|of|at|from|by|about|nearly|over|than|spent|totaled|was|is|and|or|reached|just|only|around)\s$"
)
_NO_UNIT_AFTER: Final = re.compile(
    r"^(?:[.,;)]|\s+(?:on|in|for|to|from|at|by|and|or|a year|last|this|during|over|since)\b|\s*$|['’\"”])"
)
_YEARISH: Final = re.compile(r"(?:19|20)\d\d")


def resolve_bare(text: str, amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """The amounts with units given to bare numbers where the text tells them; bare ones without are left out."""
    resolved: list[Amount] = []
    for amount in amounts:
        if amount.kind != "bare":
            resolved.append(amount)
        elif (told := _by_rule(text, amount) or _by_neighbour(text, amount, resolved)) is not None:
            resolved.append(told)
    return tuple(resolved)


def _by_rule(text: str, amount: Amount) -> Amount | None:
    if not _NO_UNIT_AFTER.match(text[amount.end : amount.end + 14]) or _YEARISH.fullmatch(
        text[amount.start : amount.end]
    ):
        return None
    before = text[max(0, amount.start - _REACH) : amount.start]
    for rule in RULES:
        if amount.low >= rule.least and rule.before.search(before):
            if rule.name == "currency_rate" and amount.low > 10:
                continue
            return replace(amount, unit=rule.unit, kind=rule.kind, rule=f"lexer.bare.{rule.name}")
    return None


def _by_neighbour(text: str, amount: Amount, earlier: list[Amount]) -> Amount | None:
    """The unit of the figure before it in the sentence: "raised by 30%, ... by 10", "$3 trillion ... to 3.6 trillion"."""
    if (
        not earlier
        or not _NO_UNIT_AFTER.match(text[amount.end : amount.end + 14])
        or amount.is_word
        and not amount.has_scale
    ):
        return None
    last = earlier[-1]
    between = text[last.end : amount.start]
    if "\n" in between or len(between) > 260 or _YEARISH.fullmatch(text[amount.start : amount.end]):
        return None
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
