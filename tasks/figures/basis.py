"""The bases on which a figure stands: year on year, seasonally adjusted, cumulative, additional, record, ..."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.context import Context
from tasks.figures.details import TRADE
from tasks.figures.masking import rule


@dataclass(frozen=True, slots=True)
class Basis:
    """Words that put a figure on a basis, and how far from it they may stand."""

    name: str
    reach: str  # clause | near | sentence
    pattern: re.Pattern[str]
    example: str
    measures: frozenset[str] = frozenset()  # empty: any


_DUTY: Final = frozenset({"tariff_rate"})
BASES: Final = (
    Basis(
        "yoy",
        "near",
        rule(
            r"\b(?:year[ -]on[ -]year|year[ -]over[ -]year|y/y|yoy|(?:from|than|over|on"
            r"|versus) (?:a|one) year (?:earlier|ago|before)|from the (?:same|year-earlier) (?:period|month"
            r"|quarter|time)"
            r"|than a year|compared (?:with|to) (?:a year|the same (?:period|month)|last year)|"
            r"over the (?:same|prior|previous|past) (?:period|month (?:last|of)|year)|from (?:the )?(?:previous"
            r"|prior|last) year|on[ -]year|annually|from last year|versus last year|a year earlier"
            r"|over the same month last year|over the prior year|in the year to|than last year|yearly)\b"
        ),
        "Exports grew 9.8 percent from a year earlier.",
    ),
    Basis(
        "mom",
        "near",
        rule(
            r"\b(?:month[ -]on[ -]month|month[ -]over[ -]month|m/m|from (?:the )?(?:previous|prior|last"
            r"|month-earlier) month|from a month (?:earlier|ago)|over the (?:prior|previous) month|on the month"
            r"|on[ -]month)\b"
        ),
        "Prices rose 0.2 percent from the previous month.",
    ),
    Basis(
        "qoq",
        "near",
        rule(
            r"\b(?:quarter[ -]on[ -]quarter|quarter[ -]over[ -]quarter|q/q|from (?:the )?(?:previous|prior"
            r"|last) quarter|on[ -]quarter|from the (?:first|second|third|fourth) quarter)\b"
        ),
        "GDP grew 1.2 percent quarter-on-quarter.",
    ),
    Basis(
        "ytd",
        "near",
        rule(
            r"\b(?:year[ -]to[ -]date|so far this year|since the (?:start|beginning) of (?:the|this) year"
            r"|this year to date|thus far this year)\b"
        ),
        "Stocks are up 8% so far this year.",
    ),
    Basis(
        "annualised",
        "near",
        rule(
            r"\b(?:annuali[sz]ed|annual (?:rate|pace|basis) of|at an annual (?:rate|pace)|annual-rate)\b"
            r"|\bannual (?:rate|pace|clip)\b(?! of inflation)"
        ),
        "The economy grew at an annualized 3.1 percent.",
    ),
    Basis(
        "seasonally_adjusted",
        "near",
        rule(r"\bseasonally[ -]adjusted\b"),
        "Claims fell to a seasonally adjusted 210,000.",
    ),
    Basis(
        "real",
        "near",
        rule(
            r"\b(?:in real terms|real (?:gdp|wages?|growth|income|terms|exports|imports|spending)"
            r"|inflation-adjusted|adjusted for inflation|constant prices|after inflation)\b"
        ),
        "Real GDP rose 2.5 percent.",
    ),
    Basis(
        "nominal",
        "near",
        rule(r"\b(?:nominal|current prices|not adjusted for inflation|in nominal terms)\b"),
        "Nominal GDP rose 4.2 percent.",
    ),
    Basis(
        "cumulative",
        "near",
        rule(
            r"\b(?:cumulative\w*|combined|since (?:(?:jan|feb|mar|apr|May|jun|jul|aug|sep|oct|nov"
            r"|dec)\w*\.? )?(?:19|20)\d\d|between \w+ (?:19|20)\d\d and|over the (?:past|last) (?:\w+ ){0,2}years"
            r"|in the first \w+ (?:months|quarters)|over (?:two|three|four|five|ten) years|in total since)\b"
        ),
        "It handled 65 million barrels since December 2024.",
        frozenset(
            {
                "quantity",
                "investment",
                "duties_paid",
                "support",
                "purchase",
                "exports",
                "imports",
                "trade",
                "trade_balance",
                "debt",
                "count",
                "cost",
                "travel",
            }
        ),
    ),
    Basis(
        "additional",
        "near",
        rule(
            r"\b(?:additional|an extra|extra|on top of|over and above|further|in addition to"
            r"|another)\b(?! (?:year|month|\w+ (?:months|days|weeks|year)))"
        ),
        "It set an additional 50% duty.",
        _DUTY,
    ),
    Basis(
        "total",
        "near",
        rule(
            r"\b(?:a total of|in total|combined (?:rate|tariff)|total (?:tariff|rate|duty|tariffs)"
            r"|cumulative (?:rate|tariff)|all[ -]in|altogether|totall?ing)\b"
        ),
        "That makes a total tariff of 54%.",
        _DUTY,
    ),
    Basis(
        "average", "near", rule(r"\b(?:average\w*|averag\w+|on average|mean)\b"), "The average tariff was 13.8 percent."
    ),
    Basis(
        "effective",
        "near",
        rule(r"\beffective (?:[\w.]+ )?(?:tariff )?(?:rates?|tariffs?)\b"),
        "The effective tariff rate is 17 percent.",
        _DUTY,
    ),
    Basis(
        "ad_valorem",
        "near",
        rule(r"\bad[ -]valorem\b|^ of (?:their|its|the) (?:\w+ )?value\b"),
        "It is a duty of 30% of their value.",
        _DUTY,
    ),
    Basis(
        "record",
        "near",
        rule(
            r"\b(?:record|all-time (?:high|low|peak)|largest[ -]ever|highest[ -]ever|biggest[ -]ever"
            r"|highest on record|most on record|lowest on record|never before)\b(?! (?:keeping|straight))"
        ),
        "The surplus hit a record $31 billion.",
    ),
)
_FROM_PERIOD: Final = re.compile(
    r"^[^.;]{0,30}\b(?:from|over|versus|than\sin|compared\s(?:to|with))\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\bfrom\s+(?P<year2>(?:19|20)\d\d)\b[^.;]{0,24}$"
)
_FROM_MONTH: Final = rule(
    r"^[^.;]{0,24}\bfrom (?:january|february|march|april|May|june|july|august|september|october|november"
    r"|december)\b(?! \d)"
)


def read_basis(context: Context, measure: str, form: str, period: str | None) -> tuple[str, ...]:
    """The bases of a figure, in the order of the table; () where none is told."""
    before, after = context.clause_before[-80:], context.after[:70]
    stop = _NEXT.search(after)
    near = before + " " + (after[: stop.start()] if stop else after)
    found = []
    for basis in BASES:
        if basis.measures and measure not in basis.measures:
            continue
        anchored = basis.name == "ad_valorem" and basis.pattern.search(after)
        if anchored or basis.pattern.search(_own(basis, before, after, near)):
            found.append(basis.name)
    if (
        "yoy" in found
        and form != "change"
        and (measure in _NOT_COMPARED or (form == "level" and context.amount.per == "year"))
    ):
        found.remove("yoy")  # so much "annually", or what another figure is compared with
    if form == "change" and "yoy" not in found and measure in _COMPARED:
        if _FROM_PERIOD.search(after) or _FROM_PERIOD.search(before):
            found.append("yoy")
        elif "mom" not in found and _FROM_MONTH.search(after):
            found.append("mom")
    if measure == "tariff_rate" and "additional" not in found and _ON_TOP.search(context.after[:90]):
        found.append("additional")
    if (
        measure in TRADE
        and form in ("level", "to")
        and "record" not in found
        and _RECORD_NOUN.search(context.plain_before[-170:])
    ):
        found.append("record")
    if measure == "tariff_rate" and "average" not in found and _AVERAGE_DUTY.search(context.clause_before[-140:]):
        found.append("average")
    if measure == "tariff_rate" and context.amount.kind == "money" and context.amount.per:
        found.append("specific")
    return tuple(found)


_NOT_COMPARED: Final = frozenset({"tariff_rate", "tariffed_trade", "share", "count"})
_ON_TOP: Final = rule(
    r"\b(?:over and above|on top of|will add to (?:the )?(?:previous|existing|prior|current)|comes? on top)\b"
)
_AVERAGE_DUTY: Final = rule(
    r"\b(?:average|mean) (?:[\w-]+ )?(?:tariffs?|duty|duties|lev(?:y|ies))\b(?: (?:rates?"
    r"|levels?))?(?:(?!Ⓟ[^Ⓟ]*Ⓟ)[^.;])*$"
)
_RECORD_NOUN: Final = rule(
    r"(?<!previous\s)\b(?:record|largest-ever|highest-ever|biggest-ever|largest ever)(?: [\w-]+){0,2} (?:surplus"
    r"|deficit|exports|imports|trade|gap)\b[^.;Ⓜ]{0,60}$"
)
_NEXT: Final = rule(r"[;.]|, (?:and|but|while|with|as) |¤")
_COMPARED: Final = frozenset(
    {
        "exports",
        "imports",
        "trade",
        "trade_balance",
        "output",
        "revenue",
        "profit",
        "investment",
        "travel",
        "price",
        "purchase",
        "quantity",
    }
)
_TIGHT: Final = frozenset({"cumulative", "additional", "average", "record", "total", "effective"})
_TIGHT_BEFORE: Final = 34
_TIGHT_AFTER: Final = 26


def _own(basis: Basis, before: str, after: str, near: str) -> str:
    """The stretch a basis may be told in: words that also describe other things must stand beside the figure."""
    if basis.name not in _TIGHT:
        return near
    left = re.split("[ⓂⓅⓃⓍ,;]", before[-_TIGHT_BEFORE:])[-1]
    right = re.split("[ⓂⓅⓃⓍ,;.]", after if basis.name == "cumulative" else after[:_TIGHT_AFTER])[0]
    return left if basis.name == "total" else left + " " + right
