"""Whether a text is about economic relations between the United States and China, with the reasons.

A linear model: named signs (tasks/relevance_signs.py) and single words, weighted by reference/relevance.tsv.
"""

from __future__ import annotations

import math
from functools import lru_cache

from tasks.first_look import first_look
from tasks.records import Relevance
from tasks.relevance_signs import Signs, read_signs
from tasks.settings import PROJECT

__all__ = ["ON_TOPIC", "first_look", "read_relevance"]

# Of 0.45, 0.50, ... 0.60 the one at which precision and recall on the whole collection are equal (both 0.93) and F1 on
# labels read by hand is highest (0.96), under cross-validation by source and quarter (tests/eval/relevance_eval.py).
ON_TOPIC = 0.50
_REASONS = 8
_MINIMUM_WORDS_KNOWN = 25

Reason = tuple[str, float, int | None]


def read_relevance(title: str, text: str) -> Relevance:
    """The score from 0 to 1 and up to eight reasons, the heaviest first; a text that names no side scores 0.

    A reason is a term, what it adds to the sum (the score is its logistic), and its place in the text
    (None: in the title, or in no one place). Both title and text may be empty.
    """
    signs = read_signs(title, text)
    if len(signs.words) < 2 and not signs.places:
        return Relevance(0.0, False, (("no English text to judge", 0.0, None),))
    if not _names_china(signs):
        return Relevance(0.0, False, (("China is not named", 0.0, None),))
    bias, sign_weights, word_weights = _weights()
    shares = {name: sign_weights.get(name, 0.0) * value for name, value in signs.values.items()}
    known = [word for word in signs.words if word in word_weights]
    scale = max(len(known), _MINIMUM_WORDS_KNOWN) ** -0.5
    total = bias + sum(shares.values()) + scale * sum(word_weights[word] for word in known)
    score = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    return Relevance(score, score >= ON_TOPIC, _reasons(signs, shares, {w: scale * word_weights[w] for w in known}))


def _names_china(signs: Signs) -> bool:
    places = signs.places.keys() | signs.title_places.keys()
    return "China" in places or "Chinese firm" in places


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, float], dict[str, float]]:
    """Bias, weights of signs, weights of words."""
    table: dict[str, dict[str, float]] = {"bias": {}, "sign": {}, "word": {}}
    for line in (PROJECT / "reference" / "relevance.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "kind\t")):
            kind, name, weight = line.split("\t")
            table[kind][name] = float(weight)
    return table["bias"][""], table["sign"], table["word"]


def _reasons(signs: Signs, shares: dict[str, float], words: dict[str, float]) -> tuple[Reason, ...]:
    """The heaviest: what a group or pair adds in the text, what it adds in the title, and single words."""
    by_group: dict[tuple[str, bool], float] = {}
    for sign, share in shares.items():
        kind, _, name = sign.partition(":")
        if name:
            key = (name, kind == "title")
            by_group[key] = by_group.get(key, 0.0) + share
    reasons = [_reason(signs, name, in_title, weight) for (name, in_title), weight in by_group.items()]
    reasons += [(word, weight, signs.words[word]) for word, weight in words.items()]
    reasons.sort(key=lambda reason: -abs(reason[1]))
    return tuple((term, round(weight, 3), start) for term, weight, start in reasons[:_REASONS])


def _reason(signs: Signs, name: str, in_title: bool, weight: float) -> Reason:
    if in_title:
        term = signs.title_places[name][0] if name in signs.title_places else "title"
        return f"{name}: {term}" if name in signs.title_places else f"{name} in the title", weight, None
    term, start = signs.places.get(name, (name, -1))
    if start < 0:
        return name, weight, None
    return (f"{name}: {term}", weight, start)
