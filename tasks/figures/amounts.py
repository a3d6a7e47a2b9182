"""The lexer: every written amount of a text with its exact value and unit. It needs no parse.

Numerals are found in one pass, each takes its sign, currency, scale and unit from the characters next
to it, neighbours are joined to ranges, and what is no figure is dropped by `not_figures`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from tasks.figures import counted, multipliers, not_figures, per_unit
from tasks.figures.amount import Amount
from tasks.figures.lexer import NUMERAL, read_numeral
from tasks.figures.ranges import join_ranges, share_units


def read_amounts(text: str, country: str | None = None) -> tuple[Amount, ...]:
    """The amounts of a text in its order; `country` is that of the outlet, for a bare "$". Never raises."""
    raw = [amount for match in NUMERAL.finditer(text) if (amount := read_numeral(text, match, country))]
    raw = _points_of_percent(share_units(text, join_ranges(text, raw)))
    found = [
        amount for amount in raw if not not_figures.is_none(text, amount.start, amount.end, amount.kind, amount.low)
    ]
    found = [_with_noun(text, amount) for amount in found]
    parts = [*multipliers.read_multipliers(text)]
    tenths = [(word.start, word.end) for word in parts if word.rule == "tenths"]  # "one-tenth of 1 percent"
    found = [amount for amount in found if not any(a <= amount.start and amount.end <= b for a, b in tenths)]
    starts = [amount.start for amount in found]
    words: list[Amount] = []
    for word in parts:
        before = bisect_left(starts, word.end) - 1
        if before < 0 or found[before].end <= word.start or found[before].kind == "bare":
            noun_end, per = per_unit.read_per(text, word.end) if word.kind == "percent" else (word.end, None)
            words.append(
                Amount(
                    word.start,
                    word.end,
                    word.value,
                    None,
                    word.unit,
                    word.kind,
                    noun_end,
                    per,
                    f"lexer.{word.rule}",
                    is_word=True,
                )
            )
    return tuple(_without_overlap(sorted(found + words, key=lambda amount: (amount.start, amount.kind == "bare"))))


_NEAR: Final = 120
_SMALL: Final = 10


def _points_of_percent(amounts: list[Amount]) -> list[Amount]:
    """Small points behind percentages are of a percentage: "by 0.6 percentage points, with a 0.8 point cut"."""
    for index, amount in enumerate(amounts[1:], 1):
        last = amounts[index - 1]
        is_near = last.unit == "percentage_point" and amount.start - last.end < _NEAR
        if is_near and amount.unit == "point" and amount.low < _SMALL:
            amounts[index] = replace(amount, unit="percentage_point", kind="percent")
    return amounts


def _without_overlap(amounts: list[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    for amount in amounts:
        if kept and amount.start < kept[-1].end:
            if kept[-1].kind != "bare":
                continue
            kept.pop()
        kept.append(amount)
    return kept


def _with_noun(text: str, amount: Amount) -> Amount:
    """A bare number with the noun it counts; unchanged where it already has a unit; bare where it counts nothing."""
    if amount.kind != "bare":
        return amount
    noun = counted.read_noun(text, amount.start, amount.end, amount.low, amount.has_scale)
    if noun is None:
        return amount
    if noun.unit == "point":
        return replace(amount, unit="point", kind="point", noun_end=noun.end, rule="lexer.point")
    return replace(
        amount,
        unit=noun.unit,
        kind="counted",
        noun_end=noun.end,
        per=per_unit.read_per(text, noun.end)[1],
        rule="lexer.counted" + (".range" if amount.high is not None else ""),
    )
