"""Words that tell what a figure measures: reference/measure_words.toml read by phrase."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from tasks.figures.currencies import REFERENCE
from tasks.reference.plurals import plural


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase with the measure it speaks for; heavier is surer."""

    measure: str
    weight: float
    kinds: str  # letters of the kinds of figures it can speak for
    phrase: str


@lru_cache(maxsize=1)
def load_cues() -> dict[str, tuple[Cue, ...]]:
    """Phrase in lower case to what it can mean; one-word nouns also in the plural."""
    with (REFERENCE / "measure_words.toml").open("rb") as file:
        rows = tomllib.load(file)["words"]
    found: dict[str, list[Cue]] = {}
    for row in rows:
        for phrase in row["phrases"]:
            found.setdefault(phrase, []).append(Cue(row["measure"], row["weight"], row["kinds"], phrase))
    for phrase in [p for p in found if " " not in p]:
        many = plural(phrase)
        if many not in found and not phrase.endswith(("ed", "ing", "s")):
            found[many] = found[phrase]
    return {phrase: tuple(cues) for phrase, cues in found.items()}


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """The words that phrases begin with."""
    return frozenset(phrase.split(" ")[0] for phrase in load_cues())
