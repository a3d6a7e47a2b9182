"""The period a figure speaks of, and when a duty begins and ends, resolved against the publication date."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from tasks.dates import FUTURE, find_dates
from tasks.figures.context import Context, MaskedText, rule

_AHEAD: Final = rule(r"\b(?:faces|due to take effect|set to take effect)\b")
_SPOKEN: Final = rule(r"\b(?:said|told|announced|reported) (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day")

Told = tuple[int, int, str]

# Statistics go on about the same period from sentence to sentence; other figures do not.
STATISTICS: Final = frozenset(
    {
        "exports",
        "imports",
        "trade",
        "trade_balance",
        "growth",
        "inflation",
        "employment",
        "revenue",
        "output",
        "investment",
        "travel",
        "profit",
        "duties_paid",
        "debt",
    }
)
DUTIES: Final = frozenset({"tariff_rate", "tariffed_trade"})
DATED: Final = DUTIES | {"purchase", "other", "cost"}
_SAID: Final = rule(
    r"\b(?:said|says|told|announced|reported|showed|tweeted|wrote|released|published|added|statement|unveiled"
    r"|signed|data|report|interview|issued|posted|spokes\w+|meeting|conference|warned|late|early"
    r"|earlier) (?:on |in a [\w ]+ on |late )?(?:the )?$"
)
_AGAINST: Final = rule(
    r"\b(?:from|than|since|versus|compared (?:to|with)|against|before|after|by|until|through|effective|starting"
    r"|beginning) (?:the |a |about |its )*$"
)
_COMPARISON: Final = re.compile(r"(?i)\b(?:ago|earlier|before|year[ -]on[ -]year|year-over-year|previous|prior|same)\b")
_IN: Final = rule(
    r"\b(?:in|for|during|over|of|between|at the end of|as of|through|this|last|throughout|from) (?:the |all of "
    r"|early |late |mid-|fiscal |calendar )*$"
)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of one text in its order."""

    found: tuple[Told, ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[Told, ...]:
        """Those that begin inside the span."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def read_dates(text: MaskedText, spans: list[tuple[int, int]]) -> Dates:
    """The dates in the sentences that hold figures."""
    found: list[Told] = []
    for start, end in spans:
        stretch = text.original[start : min(end, start + 1200)]
        tense = FUTURE if _AHEAD.search(stretch) and not _SPOKEN.search(stretch) else None
        found += [(start + first, start + last, iso) for first, last, iso in find_dates(stretch, text.published, tense)]
    found.sort()
    return Dates(tuple(found), tuple(first for first, _, _ in found))


def read_period(context: Context, measure: str, form: str, dates: Dates, last: str | None) -> str | None:
    """The ISO date or interval a figure speaks of; None: untold. `last` is that of the statistic before it."""
    start, end = context.sentence
    masked = context.text.masked
    told = [
        d
        for d in dates.within(start, end)
        if not (len(d[2]) > 4 and _SAID.search(masked[max(start, d[0] - 70) : d[0]]))
    ]
    if measure in DUTIES:
        return None
    if measure not in ("market", "exchange_rate", "count"):
        told = [d for d in told if not re.fullmatch(r"\d{4}-\d\d-\d\d", d[2])]
    owned = [d for d in told if _OWNS.fullmatch(masked[d[1] : context.amount.start])]
    if owned:
        return owned[-1][2]
    behind = _behind(context, told, form)
    if behind is not None:
        return behind
    before = [d for d in told if d[1] <= context.amount.start]
    usable = [d for d in before if not _compares(context, d)]
    if usable:
        return (
            usable[-1][2]
            if form != "from"
            else usable[0][2]
            if len(usable) == 1 and not _AFTER_FROM.search(context.before[-30:])
            else None
        )
    if form == "from":
        return None
    shared = [
        d
        for d in told
        if d[0] >= context.amount.end
        and not _compares(context, d)
        and not _AGAINST.search(masked[max(start, d[0] - 30) : d[0]])
    ]
    if (
        shared
        and len({d[2] for d in shared}) == 1
        and _IN.search(masked[max(start, shared[0][0] - 24) : shared[0][0]])
        and not _NEW_CLAUSE.search(masked[context.amount.end : shared[0][0]])
    ):
        return shared[0][2]
    if measure in STATISTICS and not told:
        return last
    return None


_OWNS: Final = rule(r"'s (?:[\w-]+ ){0,4}")
_AFTER_FROM: Final = rule(r"\bfrom [\w ]{0,20}$")
_NEW_CLAUSE: Final = rule(r"[;:]|, (?:and|but|while|as|which|who|after|although) ")


def _compares(context: Context, date: Told) -> bool:
    """Whether a date only names what the figure is compared with."""
    masked = context.text.masked
    lead = masked[max(context.sentence[0], date[0] - 24) : date[0]]
    words = context.text.original[date[0] : date[1]]
    return bool(_COMPARISON.search(words)) or bool(_AGAINST.search(lead))


def _behind(context: Context, told: list[Told], form: str) -> str | None:
    """The date that stands directly behind the figure, before the next one."""
    end = context.amount.noun_end
    following = context.following
    limit = min(context.sentence[1], end + 60, following.start if following else context.sentence[1])
    masked = context.text.masked
    for date in told:
        if not end <= date[0] < limit:
            continue
        gap = masked[end : date[0]]
        if _NEW_CLAUSE.search(gap) or (_compares(context, date) and form != "from"):
            continue
        if _COMPARISON.search(context.text.original[date[0] : date[1]]) and form != "from":
            continue
        if re.search(
            r"\b(?:in|for|during|over|of|between|last|this|at|notched|posted|recorded|through|on)\s+(?:the\s+"
            r"|all\s+of\s+|early\s+|late\s+|fiscal\s+|calendar\s+|about\s+)*$",
            gap,
        ) or not gap.strip(" ,("):
            return date[2]
        if re.search(r"\bby\s+$", gap) and re.fullmatch(r"20\d\d", date[2]) and _is_ahead(context, date):
            return date[2]  # "to 2.5 percent by 2030"
    return None


# ---------------------------------------------------------------- when a duty begins and ends


@dataclass(frozen=True, slots=True)
class Effective:
    """ISO dates between which a rate, pledge or exemption holds."""

    start: str | None  # None: untold
    end: str | None  # None: untold


UNTOLD: Final = Effective(None, None)
_FROM: Final = rule(
    r"\b(?:effective(?: from)?|starting(?: from)?|beginning|as of|from|take[sn]? effect|taking effect"
    r"|took effect|go(?:es)? into effect|went into effect|going into effect|go also into effect|into effect"
    r"|come into (?:force|effect)|came into (?:force|effect)|"
    r"into force|in force from|kick(?:s|ed)? in|apply from|due|start(?:s|ed)?|begin(?:s|ning)?|implement(?:ed)?"
    r"|imposed|after|will be|on imports arriving from|due to take effect|scheduled|set)(?: also)?(?: on| at"
    r"| from)?(?: [\d:]+ [ap]\.?m\.?)?(?: on)?,? $"
)
_UNTIL: Final = rule(
    r"\b(?:until|till|through|expir\w+(?: on)?|ending|end(?:s|ed)?(?: on)?|valid (?:until|through)|up to"
    r"|laps\w+(?: on)?|runs? (?:until|through|out)|to)(?: at)?(?: on)? $"
)
_DAY: Final = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_INTERVAL: Final = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)/(\d{4}-\d\d(?:-\d\d)?)")
_REACH: Final = 420
_ON: Final = rule(r"\bon (?:the )?$")
_ACTS: Final = rule(
    r"\b(?:impos\w+|levy|raise|rais\w+|cut|lower\w*|apply|hit|face[sd]?|take effect|increase|suspend\w*|slap"
    r"|will|would|due|tariffs?)\b"
)


def read_effective(context: Context, measure: str, modality: str, dates: Dates) -> Effective:
    """When the measure of a figure begins and ends: its own sentence tells, or a neighbour that goes on about it."""
    if measure not in DATED or (measure not in DUTIES and modality == "reported"):
        return UNTOLD
    own = _told_in(context, context.sentence, measure, modality, dates)
    if own.start or own.end or measure not in DUTIES:
        return own
    text = context.text
    following = text.sentence_after(context.sentence[1])
    if (
        following
        and _GOES_ON.match(text.masked[following[0] : following[0] + 90])
        and not _RATE.search(text.masked[slice(*following)])
    ):
        told = _told_in(context, following, measure, "announced", dates)
        if told.start or told.end:
            return told
    previous = text.sentence_before(context.sentence[0])
    if previous and _EXAMPLE.match(text.masked[context.sentence[0] : context.sentence[0] + 40]):
        return _told_in(context, previous, measure, "announced", dates)
    return UNTOLD


_GOES_ON: Final = rule(
    r"^(?:the|this|these|those|they|it|china|beijing|washington|both)\b.{0,50}\b(?:tariffs?|duty|duties|lev(?:y"
    r"|ies)|measures?|move|adjustments?|changes?|suspension|charges|rates?|they|it|penalties|order|cuts?"
    r"|increases?|hikes?|reductions?)\b"
)
_EXAMPLE: Final = rule(
    r"^(?:for example|for instance|these|those|they|among them|the (?:new |higher |additional )?(?:tariffs"
    r"|duties|rates|levies))\b"
)
_RATE: Final = re.compile("Ⓟ")
_LOOSE_INTERVAL: Final = re.compile(
    r"(?i)\b(?:last|this|next|past|coming|recent|these|previous|current|week|quarter|year)\b"
)


def _told_in(context: Context, sentence: tuple[int, int], measure: str, modality: str, dates: Dates) -> Effective:
    start, end = sentence
    masked = context.text.masked
    brackets = [found.span() for found in _BRACKETS.finditer(masked, start, end)]
    begins: list[tuple[int, str]] = []
    ends: list[tuple[int, str]] = []
    for date in dates.within(start, end):
        lead = masked[max(start, date[0] - 60) : date[0]]
        distance = _distance(context, date)
        if (
            distance > _REACH
            or _SAID.search(lead)
            or any(a < date[0] < b and not a < context.amount.start < b for a, b in brackets)
        ):
            continue
        if found := _INTERVAL.fullmatch(date[2]):
            if measure in DUTIES and not _LOOSE_INTERVAL.search(context.text.original[date[0] : date[1]]):
                begins.append((distance, found[1]))
                ends.append((distance, found[2]))
        elif not _DAY.fullmatch(date[2]):
            continue
        elif _UNTIL.search(lead):
            ends.append((distance, date[2]))
        elif _FROM.search(lead) or (_ON.search(lead) and _starts(context, date, lead, modality)):
            begins.append((distance, date[2]))
    return Effective(min(begins)[1] if begins else None, min(ends)[1] if ends else None)


_BRACKETS: Final = re.compile(r"\([^()]{1,200}\)")


def _starts(context: Context, date: Told, lead: str, modality: str) -> bool:
    """Whether "on Wednesday" is the day on which a duty comes."""
    return (
        _is_ahead(context, date)
        and (modality in ("announced", "threatened") or bool(_FACES.search(context.clause_before)))
        and bool(_ACTS.search(lead + context.clause_before))
    )


_FACES: Final = rule(r"\b(?:faces?|facing|hit with|due)\b")


def _distance(context: Context, date: Told) -> int:
    """Characters between date and figure; the dates of other figures are farther."""
    amount = context.amount
    gap = (
        context.text.masked[amount.end : date[0]]
        if date[0] >= amount.end
        else context.text.masked[date[1] : amount.start]
    )
    return len(gap) + 90 * len(re.findall("[ⓂⓅ;]", gap))


def _is_ahead(context: Context, date: Told) -> bool:
    published = context.text.published
    return published is not None and date[2] >= published.isoformat()[: len(date[2])]
