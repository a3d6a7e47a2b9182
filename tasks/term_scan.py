"""Terms of a table found in a text in one pass (Aho-Corasick), whatever stands between their words.

`*` at the end of a term stands for any ending. A blank in a term matches one mark or blank in the text, so
"trade war" is found in "trade-war" and "u s" in "U.S.". Offsets count code points of the text as given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

# Every mark that ends a word becomes a blank of the same length.
_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
_BLANKS |= {ord(mark): " " for mark in "’‘“”—–…·•\u00a0\u2009\u200a\u202f\u3000，。：；（）《》「」"}

# Halves of a character, which no text that was decoded properly holds, cannot be searched.
_BLANKS |= dict.fromkeys(range(0xD800, 0xE000), " ")


@dataclass(frozen=True, slots=True)
class Found:
    """One term where it stands."""

    start: int
    end: int
    term: int  # its number in the list that the scanner was made from


class TermScanner:
    """Finds all of its terms, also those inside others."""

    def __init__(self, terms: Sequence[str], cased: frozenset[int] = frozenset()) -> None:
        """`cased`: numbers of the terms that count in capitals only."""
        self._is_open = [term.endswith("*") for term in terms]
        self._cased = cased
        self._automaton = AhoCorasick([" " + term.rstrip("*").lower() for term in terms])

    def scan(self, text: str) -> Iterator[Found]:
        """The terms in the order of their ends."""
        for start, end, term in self.spans(text, normalised(text)):
            yield Found(start, end, term)

    def spans(self, text: str, plain: str) -> list[tuple[int, int, int]]:
        """Start, end (that of the last word) and term number; `plain` is `normalised(text)`."""
        is_open, cased = self._is_open, self._cased
        # `plain` is one blank longer at the front, and a match begins with a blank: its start is that of the word.
        return [
            (start, (plain.find(" ", end) if is_open[term] else end) - 1, term)
            for term, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True)
            if (is_open[term] or plain[end] == " ") and (term not in cased or text[start : end - 1].isupper())
        ]


def normalised(text: str) -> str:
    """The text in lower case with blanks for marks, between two blanks; code point for code point."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters, as in Turkish, grow when lowered
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return f" {lower.translate(_BLANKS)} "
