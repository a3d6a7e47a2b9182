"""Texts with every figure masked and in lower case, so that rules can say "tariffs of ¤" and are matched quickly.

In a masked text each figure is one sign (Ⓜ money, Ⓟ percent, Ⓝ count or measure, Ⓧ multiplier) padded with
blanks, so that offsets stay those of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from tasks.figures.amount import Amount

_SIGNS: Final = {
    "money": "Ⓜ",
    "percent": "Ⓟ",
    "fraction": "Ⓟ",
    "measure": "Ⓝ",
    "counted": "Ⓝ",
    "point": "Ⓝ",
    "times": "Ⓧ",
}


FIGURE: Final = "[ⓂⓅⓃⓍ]"


_LOWER: Final = str.maketrans(ascii_uppercase, ascii_lowercase)
_FOLDED: Final = _LOWER | str.maketrans("’‘ⓂⓅⓃⓍ\u00a0\n\t", "''       ")


# The month and the country keep theirs: in lower case they are other words.
_CAPITALS: Final = re.compile(r"\b(May|US)\b")


def lowered(text: str) -> str:
    """The text in lower case as rules want it, of the same length."""
    return _folded(text, _LOWER)


def _folded(text: str, letters: dict[int, int]) -> str:
    pieces = _CAPITALS.split(text)
    pieces[::2] = [piece.translate(letters) for piece in pieces[::2]]
    return "".join(pieces)


_CAPITAL_LETTER: Final = re.compile(r"(?<!\\)(?<!\(\?)[A-Z]")


@lru_cache(maxsize=4096)
def rule(pattern: str) -> re.Pattern[str]:
    """A pattern over masked text: ¤ is any figure, a blank any white space. Raises ValueError for capitals in it."""
    if _CAPITAL_LETTER.search(_CAPITALS.sub("", pattern)):
        raise ValueError(f"masked text is in lower case, this rule is not: {pattern}")
    return re.compile(pattern.replace("¤]", "ⓂⓅⓃⓍ]").replace("¤", FIGURE).replace(" ?", r"\s*").replace(" ", r"\s+"))


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text with its figures masked and its sentences."""

    original: str
    masked: str  # in lower case
    amounts: tuple[Amount, ...]
    sentences: tuple[tuple[int, int], ...]
    title: str  # in lower case
    published: date | None  # None: not known
    source: str  # host or outlet; "" where not known
    country: str | None  # of the outlet; None: not known

    def sentence_of(self, offset: int) -> tuple[int, int]:
        """The sentence that holds an offset, else the stretch between its neighbours."""
        index = bisect_right(self.sentences, (offset, len(self.original) + 1)) - 1
        if index >= 0 and offset < self.sentences[index][1]:
            return self.sentences[index]
        start = self.sentences[index][1] if index >= 0 else 0
        end = self.sentences[index + 1][0] if index + 1 < len(self.sentences) else len(self.original)
        return start, end

    def lead_in(self, start: int) -> str:
        """The sentence ending in a colon that introduces the list line at an offset; "" where there is none."""
        index = bisect_left(self.sentences, (start, 0)) - 1
        for first, last in reversed(self.sentences[max(0, index - 7) : index + 1]):
            if self.masked[last - 1] == ":":
                return self.masked[max(first, last - 300) : last - 1]
            if last - first > 200:
                return ""
        return ""

    def sentence_after(self, end: int) -> tuple[int, int] | None:
        """The sentence that begins at or after an offset; None: there is none."""
        index = bisect_left(self.sentences, (end, 0))
        return self.sentences[index] if index < len(self.sentences) else None

    def sentence_before(self, start: int) -> tuple[int, int] | None:
        """The sentence that ends before an offset; None: there is none."""
        index = bisect_left(self.sentences, (start, 0)) - 1
        return self.sentences[index] if index >= 0 else None


# A full stop inside a sentence would end the reach of rules.
_STATES: Final = re.compile(r"\bU\.S\.(?:A\.)?")


_ABBREVIATION: Final = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Inc|Corp|Co|Ltd|No|Nos|St|Gen|Sen|Rep|Gov|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct"
    r"|Nov|Dec|[ap]\.m|[A-Z])\.(?=\s)"
)


def _spell_states(found: re.Match[str]) -> str:
    return "usa".ljust(len(found[0]))


def mask(text: str, amounts: tuple[Amount, ...]) -> str:
    """The text with each figure as its sign, padded to the same length."""
    pieces: list[str] = []
    at = 0
    spelled = _ABBREVIATION.sub(lambda found: found[0].replace(".", " "), _STATES.sub(_spell_states, text))
    folded = _folded(spelled, _FOLDED)
    for amount in amounts:
        pieces += [folded[at : amount.start], _SIGNS[amount.kind].ljust(amount.end - amount.start)]
        at = amount.end
    pieces.append(folded[at:])
    return "".join(pieces)


_LONGEST_SENTENCE: Final = 1500


_CUT = re.compile(r"[;,.]\s|\s")


def cover(length: int, sentences: tuple[tuple[int, int], ...], text: str) -> tuple[tuple[int, int], ...]:
    """Sentences that cover every figure and are never so long that work on them could grow with the text."""
    whole: list[tuple[int, int]] = []
    at = 0
    for start, end in (*sentences, (length, length)):
        if start > at and any(c.isalnum() for c in text[at : min(start, at + 200)]):
            whole += _pieces(at, start, text)
        whole += _pieces(start, end, text)
        at = max(at, end)
    return tuple(whole)


def _pieces(start: int, end: int, text: str) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    while end - start > _LONGEST_SENTENCE:
        found = _CUT.search(text, start + _LONGEST_SENTENCE - 300, start + _LONGEST_SENTENCE)
        cut = found.end() if found else start + _LONGEST_SENTENCE
        pieces.append((start, cut))
        start = cut
    if end > start:
        pieces.append((start, end))
    return pieces
