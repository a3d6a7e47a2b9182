"""When a duty or a pledge begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.context import Context
from tasks.figures.masking import rule
from tasks.figures.period import DUTIES
from tasks.figures.told_dates import SAID, SAID_AFTER, Dates, Told, is_ahead

DATED: Final = DUTIES | {"purchase", "other", "cost"}


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
    own = [d for d in dates.within(context.amount.end, end) if _ON_DAY.fullmatch(masked[context.amount.end : d[0]])]
    is_old = _OLD_END.search(context.before[-30:])  # "to 25 percent from 10 percent on Monday"
    if measure in DUTIES and own and not is_old and _DAY.fullmatch(own[0][2]):
        return Effective(own[0][2], None)
    begins: list[tuple[int, str]] = []
    ends: list[tuple[int, str]] = []
    for date in dates.within(start, end):
        lead = masked[max(start, date[0] - 110) : date[0]]
        distance = _distance(context, date)
        if (
            distance > _REACH
            or SAID.search(lead)
            or SAID_AFTER.match(masked[date[1] :][:20])
            or (date[0] > context.amount.end and _NEXT_CLAUSE.search(lead) and masked[date[1]] not in ",.;")
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
        elif _FROM.search(lead) and not (_AS_OF.search(lead) and not is_ahead(context, date)):
            begins.append((distance, date[2]))
        elif _ON.search(lead) and not _is_told_before(context, date) and _starts(context, date, lead, modality):
            begins.append((distance + _UNSURE, date[2]))  # "threatened on Friday to impose it from Nov. 1"
    return Effective(min(begins)[1] if begins else None, min(ends)[1] if ends else None)


_NEXT_CLAUSE: Final = rule(r", (?:and|but|while) on $")  # "..., and on Saturday farmers did the sum"
_OLD_END: Final = rule(r"\bfrom (?:(?:a|an|the|just|about|around|nearly) )*$")
_ON_DAY: Final = rule(r"^ (?:on|from|starting|effective|beginning|as of)(?: on)? ")
_BRACKETS: Final = re.compile(r"\([^()]{1,200}\)")


def _is_told_before(context: Context, date: Told) -> bool:
    """Whether the day is that of a clause before: "the court ruled on Friday, and he said that he would put 10%"."""
    return date[1] < context.amount.start and bool(_SAYS.search(context.text.masked[date[1] : context.amount.start]))


_SAYS: Final = rule(r", and [^,;]{2,60}\b(?:said|says|told|announced|vowed)\b")


def _starts(context: Context, date: Told, lead: str, modality: str) -> bool:
    """Whether "on Wednesday" is the day on which a duty comes."""
    return (
        is_ahead(context, date)
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
    if not context.sentence[0] <= date[0] < context.sentence[1]:
        return len(gap)
    if ";" in gap or ("Ⓟ" in gap and len(gap) > _COORDINATED):
        return 10 * _REACH  # another statement, or a date that belongs to another rate
    return len(gap) + 90 * len(re.findall("[ⓂⓅ]", gap))


_AS_OF: Final = rule(r"\bas of $")  # "as of 20 August, the rates were": not since when
_UNSURE: Final = 100
_COORDINATED: Final = 130  # how far apart two rates with one date stand at most
