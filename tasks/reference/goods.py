"""Goods and sectors with their spellings, as reference/goods.toml tells them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from tasks.reference.plurals import plural
from tasks.reference.registry import ROOT


@dataclass(frozen=True, slots=True)
class Good:
    """One good or sector of the reference file."""

    name: str
    hs: tuple[str, ...]  # chapters or headings; () for services and mixed groups
    sector: str


@lru_cache(maxsize=1)
def load_goods() -> dict[str, Good]:
    """Every spelling in lower case to its good; one-word names also in the plural."""
    with (ROOT / "reference" / "goods.toml").open("rb") as file:
        rows = tomllib.load(file)["good"]
    found: dict[str, Good] = {}
    for row in rows:
        good = Good(row["name"], tuple(row["hs"]), row["sector"])
        for spelling in (row["name"], *row["aliases"]):
            found[spelling.lower()] = good
    for spelling in [s for s in found if " " not in s and not s.endswith("s")]:
        found.setdefault(plural(spelling), found[spelling])
    return found
