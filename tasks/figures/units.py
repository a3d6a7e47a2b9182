"""Physical and counted units: reference/units.toml made into lookups."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from tasks.figures.currencies import REFERENCE
from tasks.reference.plurals import plural


@dataclass(frozen=True, slots=True)
class Units:
    """Words that say what is counted or measured."""

    measure: re.Pattern[str]  # a physical unit after a number; group 1 is the word
    measures: dict[str, str]  # spelling in lower case: canonical unit
    counted: dict[str, str]  # singular or plural in lower case: canonical singular
    kinds: dict[str, str]  # canonical counted noun: the measure it speaks for by default


@lru_cache(maxsize=1)
def load_units() -> Units:
    """The units of the reference file."""
    with (REFERENCE / "units.toml").open("rb") as file:
        table = tomllib.load(file)
    measures: dict[str, str] = {}
    for name in table["unit"][0]["names"]:
        head, _, last = name.rpartition(" ")
        measures[name.lower()] = name
        measures[f"{head} {plural(last)}".strip().lower()] = name
    measures |= {spelling.lower(): name for spelling, name in table["unit_spelling"].items()}
    counted: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for measure, row in table["counted"].items():
        for name in row["names"]:
            low = name.lower()
            counted[low] = low
            counted[plural(low)] = low
            kinds.setdefault(low, measure)
    counted |= table["counted_spelling"]
    counted.pop("peoples", None)  # "the two peoples" are nations
    words = sorted(measures, key=len, reverse=True)
    pattern = "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0-]") for word in words)
    return Units(re.compile(rf"[ \u00a0\n-]?({pattern})(?![A-Za-z])", re.IGNORECASE), measures, counted, kinds)
