"""How near a telling word stands to a figure, and how sure it is."""

from __future__ import annotations

import re
from typing import Final

from tasks.figures.cues import Cue, first_words, load_cues
from tasks.figures.masking import FIGURE, rule

_WORD = re.compile(r"[A-Za-z&][A-Za-z.&'-]*[A-Za-z]|[A-Za-z]")
_BREAK = rule(
    r"[;:]|—|\(|\)|, (?:and|but|while|as|which|who|with|after|although|though|whereas|when|where|because"
    r"|despite)|\s(?:while|whereas|although|but|because|despite|after)\s"
)
_COMMA = re.compile(",")
_SIGN = re.compile(FIGURE)
_PREPOSITION = rule(r"^\s*(?:of|on|in|to|for|from|by|at|with)\b")
_VERB = rule(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|May|might|said|says|to|that|which|who"
    r"|[a-z]{2,}ed)\b"
)
_AND_THEN: Final = rule(r"^ and ")
# "growth to 4% from 4.5% and warned that jobs ...": what is said next is about something else
_AND_SAID: Final = rule(
    r"\S and (?:\w+ly )?(?:said|says|warn(?:s|ed)|add(?:s|ed) that|not(?:es|ed)|told|predict(?:s|ed)"
    r"|caution(?:s|ed)|estimat(?:es|ed)"
    r"|reckon(?:s|ed)|argu(?:es|ed)|wrote|expects|forecast that)\b"
)
_VERBS: Final = frozenset({"hit"})


def score_cues(
    stretch: str, letter: str, at_end: bool, keep_nothing: bool = False, level: bool = False
) -> list[tuple[float, Cue]]:
    """Every cue in a stretch with its weight less its distance from the figure; `level`: weights alone."""
    cues, openings = load_cues(), first_words()
    words = [(found[0].lower(), found.start(), found.end()) for found in _WORD.finditer(stretch)]
    scored: list[tuple[float, Cue]] = []
    free = 0  # words before this position belong to a phrase already taken
    for index, (word, start, _) in enumerate(words):
        if index < free or word not in openings:
            continue
        for length in (3, 2, 1):
            if index + length > len(words):
                continue
            phrase = word if length == 1 else " ".join(w for w, _, _ in words[index : index + length])
            fitting = [cue for cue in cues.get(phrase, ()) if letter in cue.kinds]
            if not fitting:
                continue
            free = index + length
            if fitting[0].measure == "nothing" and not keep_nothing:
                break
            gap = stretch[words[free - 1][2] :] if at_end else stretch[:start]
            if at_end and phrase in _VERBS and not gap.strip():
                break  # "sales hit $30 billion"
            far = 0.0 if level else _distance(gap, len(words) - free if at_end else index, at_end)
            scored += [(cue.weight + 0.15 * (length - 1) - far, cue) for cue in fitting]
            break
    return scored


def _distance(gap: str, steps: int, at_end: bool) -> float:
    commas = len(_COMMA.findall(gap))
    far = 0.09 * steps + 0.8 * len(_BREAK.findall(gap)) + 0.35 * len(_SIGN.findall(gap))
    far += 0.55 if commas == 1 else 0.35 * commas  # two commas are mostly an apposition, one the end of a clause
    if not at_end and steps > 0 and _PREPOSITION.match(gap):
        far += 0.5
    if not at_end and _AND_THEN.match(gap):
        far += 1.5  # "trade reached $5 trillion and investment ..."
    if not at_end and _AND_SAID.search(gap):
        far += 1.5
    if not at_end and _VERB.search(gap):
        far += 0.9
    return far
