"""The period that the statistics of a text are about, for those that tell none themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tasks.figures.context import Context
from tasks.figures.masking import rule

# A figure that others are compared with says nothing about the period of those that follow.
_IS_BASE: Final = rule(
    r"\b(?:after|than|from|versus|compared (?:with|to)|against|following|despite|beating|surpassing)\b [^,;¤]{0,30}$"
)

_SUPPOSED: Final = rule(r"\b(?:could|might)\b")
_ALONE: Final = rule(
    r"\b(?:in|for|during) [\w ]{3,16} alone\b"
)  # "in June alone": what follows is of the half year again


@dataclass(slots=True)
class Periods:
    """What periods the statistics so far were of."""

    sentence: tuple[int, int] | None = None  # where one was told last
    told: str | None = None  # the last one of that sentence
    latest: str | None = None  # of all, the one that ended last before publication

    def carried(self, context: Context) -> str | None:
        """The period of a statistic that tells none: its sentence's, else the latest; None: none was told."""
        if _SUPPOSED.search(context.clause_before[-80:]):
            return None
        return self.told if self.sentence == context.sentence and self.told else self.latest

    def remember(self, context: Context, period: str, form: str, modality: str) -> None:
        """Keep the period of a statistic, unless it is only what others are compared with."""
        if form == "from" or _IS_BASE.search(context.before[-60:]) or _ALONE.search(context.clause_before):
            return
        self.sentence, self.told = context.sentence, period
        is_over = modality == "reported" and _is_over(period, context.text.published)
        if is_over and (self.latest is None or _end(period) >= _end(self.latest)):
            is_only_wider = "Q" in period and self.latest is not None and _end(period) == _end(self.latest)
            self.latest = self.latest if is_only_wider else period


def _end(period: str) -> str:
    """The last month of a period."""
    last = period.rpartition("/")[2]
    year, _, rest = last.partition("-")
    if rest.startswith("Q"):
        return f"{year}-{int(rest[1]) * 3:02}"
    return f"{year}-{rest[:2]}" if rest else f"{year}-12"


def _is_over(period: str, published: date | None) -> bool:
    """Whether a period ended by publication; the month and the year of publication count as told so far."""
    if published is None:
        return True
    last = period.rpartition("/")[2]
    return last[:4] < str(published.year) or (len(last) > 4 and _end(period) <= published.isoformat()[:7])
