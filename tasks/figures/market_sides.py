"""Whose stock index, currency or security a figure is."""

from __future__ import annotations

import re
from typing import Final

from tasks.figures.scene import Scene, Sides

# Stock indices, currencies and securities by the country they belong to.
_MARKETS: Final = (
    (
        "US",
        re.compile(
            r"\b(?:Dow|Nasdaq|S&P|Wall Street|Treasur(?:y|ies)|Russell 2000|NYSE|U\.?S\.? (?:crude|stocks?"
            r"|equities)|[Dd]ollar (?:[Ss]pot )?[Ii]ndex|[Tt]he dollar (?=rose|fell|gained|lost|was|slipped"
            r"|strengthened|weakened|edged|traded)"
            r"|West Texas|WTI|Fed)\b"
        ),
    ),
    ("CN", re.compile(r"\b(?:Shanghai|CSI ?300|Shenzhen|ChiNext|STAR 50|SSE|yuan|renminbi|A-shares)\b")),
    ("HK", re.compile(r"\b(?:Hang Seng|HSI)\b")),
    ("JP", re.compile(r"\b(?:Nikkei|Topix|yen)\b")),
    ("KR", re.compile(r"\b(?:Kospi|KOSPI|Korean won)\b")),
    ("GB", re.compile(r"\b(?:FTSE|sterling|[Bb]ritish pound|[Tt]he pound)\b")),
    ("DE", re.compile(r"\b(?:DAX|Bund)\b")),
    ("FR", re.compile(r"\bCAC\b")),
    ("EU", re.compile(r"\b(?:STOXX|Stoxx|euro)\b")),
    ("AU", re.compile(r"\b(?:ASX|Australian dollar|Aussie)\b")),
    ("IN", re.compile(r"\b(?:Sensex|Nifty|rupee)\b")),
)
_NO_MARKET: Final = re.compile(
    r"\b(?:MSCI|[Cc]ommodity [Ii]ndex|[Cc]rypto\w*|[Bb]itcoin|[Gg]lobal (?:stocks|shares|markets)|emerging.market)\b"
)


def market_of_words(here: Scene) -> Sides | None:
    """The country of the index, currency or security that stands nearest; None: none is named."""
    stretch = here.context.text.original
    start, end = here.context.sentence
    at = here.context.amount.start
    best: tuple[int, str] | None = None
    sentence = stretch[max(start, at - 240) : min(end, at + 120)]
    offset = max(start, at - 240)
    for code, pattern in _MARKETS:
        for found in pattern.finditer(sentence):
            distance = at - (offset + found.end()) if offset + found.end() <= at else 60 + offset + found.start() - at
            if best is None or distance < best[0]:
                best = (distance, code)
    if best is not None:
        return Sides(best[1], None, "sides.market")
    if _NO_MARKET.search(sentence):
        return Sides(None, None, "sides.market.world")
    return None
