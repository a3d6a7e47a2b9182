"""Whether the page behind a feed entry is worth fetching, from its title and summary alone.

The words and their points are reference/first_look.toml. An entry passes with a trade measure that is not a third
country's, or with China beside business or the United States.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from tasks.records import FirstLook
from tasks.settings import PROJECT

FETCH_POINTS = 3
# Said once more where both sides are named.
BOTH_POINTS = 1
# A summary longer than this is a body; its first words say what the entry is about.
_READ_CHARACTERS = 1_500


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of word and what it says for or against fetching."""

    name: str
    points: int
    pattern: re.Pattern[str]
    example: str  # the tests hold the cue to it


@lru_cache(maxsize=1)
def load_cues() -> tuple[Cue, ...]:
    """The cues in the order of their file."""
    blocks = tomllib.loads((PROJECT / "reference" / "first_look.toml").read_text(encoding="utf-8"))["cue"]
    return tuple(
        Cue(block["name"], block["points"], _pattern(block["words"], block.get("cased", [])), block["example"])
        for block in blocks
    )


def first_look(title: str, summary: str) -> FirstLook:
    """Whether to fetch, with the first words of each cue and its points; an entry without words is not fetched."""
    text = f"{title}\n{summary}"[:_READ_CHARACTERS]
    if not text.strip():
        return FirstLook(False, ("no title and no summary",))
    points, reasons, names = 0, [], set()
    for cue in load_cues():
        if match := cue.pattern.search(text):
            points += cue.points
            names.add(cue.name)
            reasons.append(f"{cue.name}: {match.group()} ({cue.points:+d})")
    if {"China", "United States"} <= names:
        points += BOTH_POINTS
        reasons.append(f"both sides ({BOTH_POINTS:+d})")
    return FirstLook(points >= FETCH_POINTS, tuple(reasons) or ("no word of China, the United States or trade",))


def _pattern(words: list[str], cased: list[str]) -> re.Pattern[str]:
    """One pattern for all words; an ending in 's is part of a word."""
    plain = "|".join(_word(word) for word in words)
    exact = "".join(f"|{_word(word)}" for word in cased)
    return re.compile(rf"(?<!\w)(?:(?i:{plain}){exact})(?:['’]s)?(?!\w)")


def _word(word: str) -> str:
    body = re.escape(word.removesuffix("*")).replace(r"\ ", r"[\s-]")
    return body + (r"\w*" if word.endswith("*") else "")
