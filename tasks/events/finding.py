"""Nouns that name measures in a line, with their surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.events.acts import RELIEVING
from tasks.events.clauses import clause
from tasks.events.governing import Act, governing_act, phrase_start
from tasks.events.lines import Line
from tasks.events.measures import MEASURES, NAMED

THEN: Final = re.compile(
    r" (?:and|,|then|\()(?: will| would| to| then| later| again)* (?P<verb>increase|rise|go up|rising|increasing|"
    r"doubling|double|rose|(?P<down>fell|fall))(?= (?:back |again )?to P| to M)"
)

_JOINED: Final = re.compile(r" (?:and|but|while) (?:also |then |[a-z]+ly |has |have |will ){0,3}$")


@dataclass(frozen=True, slots=True)
class Found:
    """One noun that names a measure, with its surroundings in units."""

    kind: str
    start: int  # of the noun phrase
    noun: int
    noun_end: int
    first: int  # of the clause
    last: int  # end of the clause
    floor: int  # end of the measure before it
    ceiling: int  # begin of the phrase of the measure after it
    following: Act | None = None  # the verb of the measure after it, where it is behind the noun

    @property
    def reach(self) -> tuple[int, int]:
        return self.first, self.last


def find_measures(line: Line) -> list[tuple[Found, Act | None]]:
    """The nouns of a line that name measures, each with the verb that governs it."""
    spans, acts = [], []
    for match in NAMED.finditer(line.signs):
        kind = MEASURES[int((match.lastgroup or "m0")[1:])].type
        if kind:
            noun, end = line.span(match.start(), match.end())
            first, last = clause(line, noun)
            start = phrase_start(line, noun, first)
            spans.append((kind, start, noun, end, first, last))
            acts.append(governing_act(line, first, start))
    found: list[tuple[Found, Act | None]] = []
    for number, span in enumerate(spans):
        floor = spans[number - 1][3] if number else 0
        ceiling = len(line.units)
        following = None
        if number + 1 < len(spans):
            ceiling = spans[number + 1][1]
            following = acts[number + 1]
            if following is not None and following.first >= span[3]:
                ceiling = following.first
            else:
                following = None
        found.append((Found(*span, floor=floor, ceiling=ceiling, following=following), acts[number]))
    return found


def next_deed(line: Line, found: Found, act: Act) -> int | None:
    """The verb of a deed of another kind that "and" joins: "kept a levy and scrapped another"; None: there is none."""
    later = found.following
    if later is None or _sort(later) == _sort(act) or not _JOINED.search(line.words(later.first - 4, later.first)):
        return None
    return later.first


def _sort(act: Act) -> str:
    return "relieving" if act.effect in RELIEVING else "kept" if act.effect == "kept" else "imposing"


def relative_end(line: Line, found: Found) -> int:
    """The end of the clause, or of the relative clause that directly follows the noun."""
    if line.words(found.last, found.last + 2) == " , which ":
        return clause(line, min(found.last + 3, len(line.units) - 1))[1]
    return found.last


def next_step(line: Line, act: Act) -> Act | None:
    """A second step of the same measure: "will take effect in May and will rise to 25% in June"."""
    later = THEN.search(line.words(act.last, act.last + 25))
    if not later:
        return None
    offset = line.places[act.last] - 1
    first, last = line.span(offset + later.start("verb"), offset + later.end("verb"))
    return Act(first, last, "cut" if later["down"] else "raised")
