"""Which figures belong to a measure, and where the stretch ends that states it."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.finding import THEN, Found
from tasks.events.governing import Act
from tasks.events.lines import Line
from tasks.reference.folding import word_set

# verbs behind which the figures still belong to the measure before them
_OF_MEASURE: Final = re.compile(
    r"(?:'s|is|are|was|were|has|have|had|be)$|hit|target|affect|cover|impact|rang|total|appl|amount|cost|start|took|"
    r"take|came|come|went|go|jump|rose|rise|increas|doubl|includ|stood|stand|remain|stay|begin|began|announc|impos|"
    r"threaten|propos|plan|introduc|unveil|levi|put|slap|order|rais|hik|cut|lower|reduc|set"
)
_INTO_PHRASE: Final = word_set("on against of from worth for to with")
_PHRASE_ENDS: Final = word_set(
    ", ; : ( ) . — and said after before in by as that which who while until starting effective over "
    "because if unless but"
)
Figures = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def figures_end(line: Line, first: int, last: int) -> int:
    """The end of the figures that can be the measure's: a verb that tells of something else stops them."""
    for at in range(first, last):
        unit = line.units[at]
        if unit.tag in ("VBD", "VBZ", "VBP") and not _OF_MEASURE.match(unit.word):
            return at
        behind = line.units[at + 1] if at + 1 < last else unit
        if unit.tag == "MD" and behind.tag == "VB" and not _OF_MEASURE.match(behind.word):
            return at  # "the tariffs could push up costs by 3%"
    return last


def ends_phrase(line: Line, at: int) -> bool:
    """Whether what follows is told of something else: "tariffs on China and", "tariffs may influence Korea"."""
    unit = line.units[at]
    if unit.word in ("and", "said") or unit.tag == "MD":
        return True
    return unit.tag in ("VBZ", "VBP") and line.units[at - 1].word not in ("that", "which")


def figures_of(line: Line, found: Found, act: Act, active: bool) -> Figures:
    """The figures of a verb's measure: between it and the next measure, without those of a further step."""
    begin = max(min(act.first, found.start) if active else found.start, found.floor)
    if act.effect in ("raised", "cut") and not active and line.words(act.last, act.last + 2) in (" to P ", " to M "):
        return figures_between(line, act.first, act.last + 2)
    if later := THEN.search(line.words(act.last, act.last + 25)):
        return figures_between(line, begin, line.unit_at(line.places[act.last] + later.start()))
    return figures_between(line, begin, min(found.last, found.ceiling))


def figures_between(line: Line, first: int, last: int) -> Figures:
    """Positions of the rates, values and counts between two units."""
    units = line.units[first:last]
    rates, values, counts = (tuple(u.index for u in units if u.word == sign) for sign in "PMQ")
    return rates, values, counts


def span_end(line: Line, least: int, last: int) -> int:
    """The end of the span: the last figure, date or party within reach of what states the event."""
    end = least
    for at in range(least, min(last, least + 12)):
        word = line.units[at].word
        if word in ("said", "says", ",", "and"):
            break
        if word in ("P", "M", "Q", "D", "N") or (at == last - 1 and word not in (".", "as")):
            end = at + 1
    end = max(end, least)
    if end >= last or line.units[end].word not in _INTO_PHRASE:
        return end
    at = end
    while at < last and at - end < 10 and line.units[at].word not in _PHRASE_ENDS:
        if line.units[at].tag in ("VBD", "VBZ", "VBP", "MD"):
            break
        at += 1
    return at
