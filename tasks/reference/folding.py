"""Text made comparable: same length, no diacritics, plain quotes and dashes; and the content words of a title."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "–": "-", "‑": "-", "‐": "-", "−": "-"}
_SPACES = "\u00a0\u2002\u2003\u2009\u202f\t"


def _table() -> dict[int, str]:
    table = {ord(old): new for old, new in _PLAIN.items()} | {ord(space): " " for space in _SPACES}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base
    return table | {ord("ł"): "l", ord("Ł"): "L", ord("ø"): "o", ord("Ø"): "O", ord("đ"): "d", ord("ı"): "i"}


_TABLE = _table()
# Words that tell one office from no other; the scorer of ../shared leaves out the same ones.
_SMALL = frozenset({"of", "the", "for", "to", "at", "and", "in", "a", "an"})
_CHINA = re.compile(r"people'?s republic of china")
_STATES = re.compile(r"\bunited states of america\b|\bunited states\b|\bu\.s\.a?\b\.?|\busa\b")
_WORD = re.compile(r"[^\W_]+")


def word_set(words: str) -> frozenset[str]:
    """A table of words written as one text."""
    return frozenset(words.split())


def plain(text: str) -> str:
    """The text with plain letters, quotes, dashes and spaces, of the same length and in the same case."""
    return text if text.isascii() and "\t" not in text else text.translate(_TABLE)


def lower(text: str) -> str:
    """The lower-case text of the same length ("İ".lower() is longer than "İ")."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold(name: str) -> str:
    """A name for comparison: plain, lower case, single spaces."""
    return " ".join(plain(name).casefold().split())


def role_words(title: str) -> frozenset[str]:
    """Content words of a title, whatever their order: "Commerce Secretary" and "Secretary of Commerce" are the same."""
    folded = _STATES.sub("us", _CHINA.sub("china", fold(title)))
    return frozenset(_WORD.findall(folded.replace("'s", ""))) - _SMALL
