"""The period a figure speaks of, and when a duty begins and ends, resolved against the publication date."""

from __future__ import annotations

import re
from typing import Final

from tasks.figures.context import Context
from tasks.figures.masking import rule
from tasks.figures.told_dates import COMPARISON, Dates, Told, compares, is_ahead, is_base, usable

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
_IN: Final = rule(
    r"\b(?:in|for|during|over|of|between|at the end of|as of|through|this|last|throughout|from) (?:the |all of "
    r"|early |late |mid-|fiscal |calendar )*$"
)


def read_period(context: Context, measure: str, form: str, dates: Dates, last: str | None) -> str | None:
    """The ISO date or interval a figure speaks of; None: untold. `last` is that of the statistic before it."""
    if measure in DUTIES:
        return None
    if last is not None and context.after[:1] == ")" and _OPENED.search(context.before[-30:]):
        return last if is_statistic(context, measure) else None
    told = [d for d in usable(context, measure, dates) if not _is_of_a_base(context, d)]
    if form == "change" and (months := [month for d in told if (month := _latter_month(context, d))]):
        return months[-1]
    if (since := _since(context, measure, told)) is not None:
        return since
    owned = [d for d in told if _OWNS.fullmatch(context.text.masked[d[1] : context.amount.start])]
    if owned:
        return owned[-1][2]
    if _THEREAFTER.match(context.after[:16]):
        return None
    if _FULL_YEAR.search(context.clause_after[:30]) and (whole := _full_year(context)) is not None:
        return whole
    behind = _behind(context, told, form)
    if behind is not None:
        return behind
    before = [d for d in told if d[1] <= context.amount.start and not compares(context, d)]
    before = [d for d in before if not _FOUNDED.search(context.text.masked[context.sentence[0] : d[0]][-60:])]
    if form == "from":
        is_shared = len(before) == 1 and (
            not _AFTER_FROM.search(context.before[-30:]) or bool(_REVISED.search(context.clause_before))
        )
        return before[0][2] if is_shared else None
    if before:
        return before[-1][2]
    if (whole := _full_year(context)) is not None:
        return whole
    shared = _shared(context, told)
    is_untold = all(is_base(context, date) for date in told) and not _SINCE_THEN.match(context.after[:60])
    if (
        is_untold
        and last is None
        and is_statistic(context, measure)
        and (before_it := _of_sentence_before(context, dates))
    ):
        return before_it
    goes_on = is_statistic(context, measure) or (measure == "quantity" and form == "to" and context.sibling_index > 0)
    return shared or (last if goes_on and is_untold else None)


_FOUNDED: Final = rule(r"\b(?:founded|established|set up|started|launched|created|born)\b[^,;]{0,30} in $")
_OPENED: Final = rule(r"¤ \($")  # "rose by $2 billion (1.3 percent) to"
_MONTHS: Final = re.compile(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")


def _latter_month(context: Context, date: Told) -> str | None:
    """Of "from June to July" the month that is told of, not the one it is compared with; None: it is no such date."""
    found = _MONTHS.fullmatch(date[2])
    if found is None or not context.text.masked[: date[0]].endswith("from "):
        return None
    months = int(found[3]) * 12 + int(found[4]) - int(found[1]) * 12 - int(found[2])
    return f"{found[3]}-{found[4]}" if months == 1 else None


# "down from more than $278 billion in May, while imports were ...": the month is that of the figure compared with
_OF_A_BASE: Final = rule(
    r"\b(?:from|than|against|versus|compared (?:with|to)) (?:[\w'-]+ ){0,5}¤ ?(?:[\w-]+ ){0,4}(?:in|for|of|during) "
    r"(?:the )?$"
)


def _is_of_a_base(context: Context, date: Told) -> bool:
    """Whether a date before the figure only tells when another figure was, with which one was compared."""
    first, start = context.sentence[0], context.amount.start
    return first < date[0] < start and bool(_OF_A_BASE.search(context.text.masked[max(first, date[0] - 90) : date[0]]))


_WAGES: Final = rule(r"\b(?:wages?|hourly earnings|pay (?:gains|growth|rises))\b")


def is_statistic(context: Context, measure: str) -> bool:
    """Whether a figure belongs to those that go on about one period: wages do, other prices do not."""
    return measure in STATISTICS or (measure == "price" and bool(_WAGES.search(context.sentence_text)))


_FULL_YEAR: Final = rule(r"\b(?:for|in|over) the (?:full|whole|entire) year\b|\bfull-year\b")


def _of_sentence_before(context: Context, dates: Dates) -> str | None:
    """The month or quarter that the sentence before speaks of, where none was told yet; None: it tells none."""
    previous = context.text.sentence_before(context.sentence[0])
    published = context.text.published
    if previous is None or published is None:
        return None
    months = [
        d[2]
        for d in dates.within(*previous)
        if re.fullmatch(
            r"\d{4}-(?:\d\d|Q\d)(?:/\d{4}-\d\d)?",
            d[2],
        )
        and d[2][:7] <= published.isoformat()[:7]
        and not is_base(context, d)
    ]
    return months[0] if len(set(months)) == 1 else None


def _full_year(context: Context) -> str | None:
    """The year that "for the full year" means: in the first months that before; None: it is not said."""
    published = context.text.published
    if published is None or not _FULL_YEAR.search(context.clause_before + " " + context.clause_after[:60]):
        return None
    return str(published.year - (published.month <= 3))


_SINCE_THEN: Final = rule(r"^[^.;,¤]{0,40} since\b")
_THEREAFTER: Final = rule(r"^ (?:thereafter|after that|later on)\b")


def _shared(context: Context, told: list[Told]) -> str | None:
    """The only date farther behind in the sentence, where it speaks of the whole; None: there is none."""
    start, end = context.sentence[0], context.amount.end
    masked = context.text.masked
    behind = [d for d in told if d[0] >= end and not compares(context, d)]
    if len({d[2] for d in behind}) != 1:
        return None
    first = behind[0]
    is_span = _SPAN.match(context.text.original[first[0] : first[1]]) and "/" in first[2]
    leads = is_span or _IN.search(masked[max(start, first[0] - 24) : first[0]])
    gap = masked[end : first[0]]
    is_other = _NEW_CLAUSE.search(gap) or _FROM_END.search(gap) or _BEGAN.search(gap) or _AFTER_ANOTHER.search(gap)
    return first[2] if leads and not is_other else None


# in "1,300 products, based on a probe launched in August" the month is that of the probe
_BEGAN: Final = rule(
    r"\b(?:launched|started|began|begun|initiated|signed|enacted|passed|founded|established|joined|entered"
    r"|adopted|published"
    r"|released|since|elected|opened)\b"
)
_AFTER_ANOTHER: Final = rule(r"\b(?:after|following|than|from|against|versus|compared|slowing|up|down) [^;]*¤")
_OWNS: Final = rule(r"'s (?:[\w-]+ ){0,4}| (?:[\w-]+ ){1,3}of ")  # "the August deficit of $55 billion"
_REVISED: Final = rule(r"\b(?:forecasts?|estimates?|projections?|predictions?|outlook|targets?)\b")
_AFTER_FROM: Final = rule(r"\bfrom [\w ]{0,20}$")
_FROM_END: Final = rule(r"\bfrom [^.;,¤]{0,30}¤")  # in "20%, up from 9% in 1978" the year is that of the 9%
_NEW_CLAUSE: Final = rule(r"[;:]|, (?:and|but|while|as|which|who|after|although) ")


_SUMMED: Final = frozenset({"quantity", "duties_paid", "investment", "support", "count", "purchase", "travel"})
_SINCE_BEHIND: Final = rule(
    r"^(?! (?:more|less|higher|lower))[^.;:,¤]{0,50} since (?:the (?:start|beginning|end) of )?(?:in )?$"
)
_SINCE_RECORD: Final = rule(r"\b(?:\w+est|most|least|first|last|record)\b")


def _since(context: Context, measure: str, told: list[Told]) -> str | None:
    """The interval from a date up to publication, of what adds up since then; None: nothing does."""
    published, end = context.text.published, context.amount.end
    if measure not in _SUMMED or published is None:
        return None
    for date in told:
        gap = context.text.masked[end : date[0]]
        is_month = re.fullmatch(r"\d{4}-\d\d|\d{4}", date[2])
        if is_month and date[0] > end and _SINCE_BEHIND.match(gap) and not _SINCE_RECORD.search(gap):
            until = published.isoformat()[: len(date[2])]
            return f"{date[2]}/{until}" if date[2] < until else None
    return None


def _behind(context: Context, told: list[Told], form: str) -> str | None:
    """The date that stands directly behind the figure, before the next one."""
    masked, end = context.text.masked, context.amount.noun_end
    following = context.following
    if following and (restated := _RESTATED.match(masked[end : context.sentence[1]])):
        end, following = end + restated.end(), None
    limit = min(context.sentence[1], end + 60, following.start if following else context.sentence[1])
    for date in told:
        if not end <= date[0] < limit:
            continue
        gap = masked[end : date[0]]
        is_span = _SPAN.match(context.text.original[date[0] : date[1]]) or gap.endswith("from ")
        if is_span and "/" in date[2] and not _NEW_CLAUSE.search(gap):
            return date[2]
        if re.search(r"\bby\s+$", gap) and re.fullmatch(r"20\d\d", date[2]) and is_ahead(context, date):
            return date[2]  # "to 2.5 percent by 2030"
        if (
            _NEW_CLAUSE.search(gap)
            or _SINCE.search(context.text.original[end : date[0]])
            or _SAYS_MORE.search(gap)
            or (compares(context, date) and form != "from")
        ):
            continue
        if COMPARISON.search(context.text.original[date[0] : date[1]]) and form != "from":
            continue
        if _NAMED_SPAN.match(context.text.original[date[0] : date[1]]) and "," not in gap and len(gap.split()) <= 5:
            return date[2]
        if re.search(
            r"\b(?:in|for|during|over|of|between|last|this|at|notched|posted|recorded|through|on)\s+(?:the\s+"
            r"|all\s+of\s+|early\s+|late\s+|fiscal\s+|calendar\s+|about\s+)*$",
            gap,
        ) or not gap.strip(" ,("):
            return date[2]
    return None


_SAYS_MORE: Final = rule(r"\b(?:that|which|who|as|may|May|might|will|would|could|while|but)\b")
_RESTATED: Final = re.compile(r"\s?\([ⓂⓅⓃⓍ]\s*\)")
# "1.7 million tons from the United States in May" tells where from, not since when
_SINCE: Final = re.compile(
    r"\b(?:since|than|from(?! (?:(?:the|its|their|top|main|biggest|largest|key|supplier|producer) )*[A-Z]))\b"
)
_SPAN: Final = re.compile(r"(?i)(?:between|from) ")
_NAMED_SPAN: Final = re.compile(r"(?i)(?:so far |earlier )?(?:last|this|next) (?:year|quarter|month)\b")
