"""What a figure measures: a turn of phrase that settles it, else the nearest telling word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.constructions import kind_letter, read_construction
from tasks.figures.context import FIGURE, Context, rule
from tasks.figures.cues import Cue, load_cues
from tasks.figures.units import load_units

_WORD = re.compile(r"[A-Za-z&][A-Za-z.&'-]*[A-Za-z]|[A-Za-z]")
_BREAK = rule(
    r"[;:]|—|\(|\)|, (?:and|but|while|as|which|who|with|after|although|though|whereas|when|where|because|despite)|\s(?:while|whereas|although|but|because|despite|after)\s"
)
_COMMA = re.compile(",")
_SIGN = re.compile(FIGURE)
_PREPOSITION = rule(r"^\s*(?:of|on|in|to|for|from|by|at|with)\b")
_FIRST_WORDS = re.compile(r"(?:[\s-]+[\w'.-]+){0,4}")
_FAR: Final = 2.2  # how much less a word of the sentence before weighs
_LEAST: Final = 0.4
_AREAS: Final = frozenset({"mu", "acre", "hectare", "square meter", "square foot", "square kilometer", "square mile"})


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure and the rule that told it."""

    name: str
    rule: str


def read_measure(context: Context, inherited: Measure | None = None) -> Measure:
    """One of annotation.md's measures; `inherited` is that of the figure of the same kind before it in the sentence."""
    settled = read_construction(context)
    if settled is not None:
        return Measure(settled.measure, f"construction.{settled.name}")
    if inherited is not None and _continues(context):
        return Measure(inherited.name, "measure.series")
    best = _nearest(context)
    if best is not None:
        return Measure(best.measure, f"cue.{best.phrase}")
    unit = context.amount.unit
    if context.amount.kind == "counted":
        return Measure(load_units().kinds.get(unit, "count"), "default.noun")
    if unit in _AREAS:
        return Measure("other", "default.area")
    defaults = {"measure": "quantity", "point": "market"}
    return Measure(defaults.get(context.amount.kind, "other"), "default.kind")


def _nearest(context: Context) -> Cue | None:
    letter = kind_letter(context.amount.kind)
    scored: list[tuple[float, Cue]] = []
    scored += _score(context.plain_before, letter, at_end=True)
    scored += _score(context.after, letter, at_end=False)
    if not scored or max(score for score, _ in scored) < _LEAST:
        previous = context.text.sentence_before(context.sentence[0])
        if previous is not None:
            earlier = context.text.masked[max(previous[0], previous[1] - 300) : previous[1]]
            scored += [
                (score - _FAR, cue) for score, cue in _score(earlier + " " + context.before, letter, at_end=True)
            ]
        scored += [(score - _FAR - 0.5, cue) for score, cue in _score(context.text.title, letter, at_end=True)]
    if not scored:
        return None
    score, cue = max(scored, key=lambda pair: pair[0])
    return cue if score > -2.0 else None


def _continues(context: Context) -> bool:
    """Whether the figure only goes on with a series: nothing between it and the one before it speaks for a measure."""
    previous = context.alike_kind_before
    if previous is None:
        return False
    letter = kind_letter(context.amount.kind)
    gap = context.text.masked[previous.end : context.amount.start]
    if any(cue.weight >= 1.5 for _, cue in _score(gap, letter, at_end=True, keep_nothing=True)):
        return False
    near = _FIRST_WORDS.match(context.after)
    return not any(cue.weight >= 2.0 for _, cue in _score(near[0] if near else "", letter, at_end=False))


def _score(stretch: str, letter: str, at_end: bool, keep_nothing: bool = False) -> list[tuple[float, Cue]]:
    """Every cue in a stretch with its weight less its distance from the figure at one end of it."""
    cues = load_cues()
    words = [(found[0].lower(), found.start(), found.end()) for found in _WORD.finditer(stretch)]
    scored: list[tuple[float, Cue]] = []
    for index, (word, start, end) in enumerate(words):
        taken = False
        for length in (3, 2, 1):
            if index + length > len(words) or taken:
                continue
            phrase = word if length == 1 else " ".join(w for w, _, _ in words[index : index + length])
            for cue in cues.get(phrase, ()):
                if cue.measure == "nothing" and not keep_nothing:
                    taken = True
                elif letter in cue.kinds:
                    stop = words[index + length - 1][2]
                    gap = stretch[stop:] if at_end else stretch[:start]
                    steps = len(words) - index - length if at_end else index
                    scored.append((cue.weight + 0.15 * (length - 1) - _distance(gap, steps, at_end), cue))
                    taken = True
    return scored


def _distance(gap: str, steps: int, at_end: bool) -> float:
    far = (
        0.10 * steps + 0.8 * len(_BREAK.findall(gap)) + 0.25 * len(_COMMA.findall(gap)) + 0.35 * len(_SIGN.findall(gap))
    )
    if not at_end and steps > 0 and _PREPOSITION.match(gap):
        far += 0.5
    return far
