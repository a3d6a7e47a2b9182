"""Whether a text is about economic relations between the United States and China."""

from __future__ import annotations

import math
import re

from tasks.first_look import first_look, load_cues
from tasks.records import Relevance

__all__ = ["ON_TOPIC", "first_look", "read_relevance"]

ON_TOPIC = 0.35
_READ_CHARACTERS = 20_000
CHINA, US, TRADE, _, THIRD, *_rest = load_cues()
_SENTENCE = re.compile(r"[^.!?\n]{1,2000}")


def read_relevance(title: str, text: str) -> Relevance:
    """A score from 0 to 1 with its reasons: term, weight, and where it stands in the text (None: in the title)."""
    reasons: list[tuple[str, float, int | None]] = []
    if not text.strip() and not title.strip():
        return Relevance(0.0, False, (("no text", 0.0, None),))
    points = -2.5
    for cue, weight in ((CHINA, 0.8), (TRADE, 1.2), (US, 0.4), (THIRD, -0.8)):
        if found := cue.pattern.search(title):
            points += weight
            reasons.append((found.group(), weight, None))
    sentences = list(_SENTENCE.finditer(text[:_READ_CHARACTERS]))
    hits = []
    for place, sentence in enumerate(sentences):
        china, trade = CHINA.pattern.search(sentence.group()), TRADE.pattern.search(sentence.group())
        if china and trade:
            hits.append(place)
            if len(hits) <= 5:
                weight = 0.9 if place < 8 else 0.4
                points += weight
                reasons.append((f"{china.group()} & {trade.group()}", weight, sentence.start() + trade.start()))
    points += 8 * min(0.25, len(hits) / max(10, len(sentences)))
    score = 1 / (1 + math.exp(-points))
    return Relevance(score, score >= ON_TOPIC, tuple(reasons) or (("no cue of trade with China", 0.0, None),))
