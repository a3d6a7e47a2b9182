"""Direction of a balance and scope of a trade figure."""

from __future__ import annotations

from typing import Final

from tasks.figures.context import Context
from tasks.figures.masking import rule

TRADE: Final = frozenset({"exports", "imports", "trade", "trade_balance"})

_DEFICIT: Final = rule(r"\b(?:deficits?|shortfalls?|in the red)\b")
_SURPLUS: Final = rule(r"\b(?:surplus(?:es)?)\b")
_GAP: Final = rule(r"\b(?:gap|imbalance)\b")
_BUY_MORE: Final = rule(r"\b(?:buy|bought|buys|import\w*) ")


def read_direction(context: Context, measure: str, last: str | None) -> str | None:
    """deficit or surplus; None: no balance, or not told. `last` is that of the balance before it in the text."""
    if measure != "trade_balance":
        return None
    for stretch, at_end in (
        (context.clause_before, True),
        (context.clause_after, False),
        (context.before, True),
        (context.after, False),
    ):
        told = [
            (found.start(), way)
            for way, pattern in (("deficit", _DEFICIT), ("surplus", _SURPLUS))
            for found in pattern.finditer(stretch)
        ]
        if told:
            return (max(told) if at_end else min(told))[1]
    if _BUY_MORE.search(context.clause_before):
        return "deficit"
    if last is not None:
        return last
    end = context.amount.start
    earlier = context.text.masked[max(0, end - 900) : end]
    told = [
        (found.start(), way)
        for way, pattern in (("deficit", _DEFICIT), ("surplus", _SURPLUS))
        for found in pattern.finditer(earlier)
    ]
    return max(told)[1] if told else None


_BOTH: Final = rule(r"\bgoods and services\b|\bservices and goods\b|\bgoods as well as services\b")
_SERVICES: Final = rule(
    r"\b(?:services (?:trade|exports?|imports?|surplus|deficit)|trade in services|(?:in|of) services|services$)"
    r"|\bus services\b|\b(?:imports|exports) of services"
)
_GOODS: Final = rule(
    r"\b(?:goods (?:trade|exports?|imports?|deficit|surplus|shortfall|gap)|(?:trade|deficit|surplus|exports"
    r"|imports) (?:in|of) goods|merchandise|(?:in|more|worth of|of) (?:[\w.]+ )?goods\b|goods-trade"
    r"|goods trade)"
)


def read_scope(context: Context, measure: str, last: str | None) -> str | None:
    """goods, services or both; None: not told, or no trade figure. `last` is that of the same measure just before."""
    if measure not in TRADE:
        return None
    clause = context.clause_before + " " + context.clause_after
    for stretch in (clause, context.sentence_text):
        for scope, pattern in (("both", _BOTH), ("services", _SERVICES), ("goods", _GOODS)):
            if pattern.search(stretch):
                return scope
    return last if measure == "trade_balance" and _SAME_BALANCE.search(context.before) else None


_SAME_BALANCE: Final = rule(
    r"^(?:that|this|it|the (?:total|figure|gap|number))\b|\bthat (?:gap|deficit|surplus|shortfall)\b"
)
