"""A turn of phrase around a figure, and the words that turns are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.masking import rule


@dataclass(frozen=True, slots=True)
class Construction:
    """A turn of phrase around a figure that settles what it measures.

    `before` ends at the figure, `after` begins behind it (masked text, ¤ any figure).
    """

    name: str
    measure: str
    kinds: str  # p percent, m money, n counts and measures, i points, t multipliers
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    example: str  # its last figure is the one meant


APPROX: Final = (
    r"(?:(?:about|around|nearly|almost|some|roughly|approximately|more than|over|at least|up to|as much as"
    r"|less than|under|just|only|another|a further|"
    r"an additional|additional|an extra|a total of|an estimated|average of|of|the|a|an|its|their|those|these"
    r"|original|current|initial|remaining|robust|solid|healthy|modest|mere|whopping|record|staggering"
    r"|annualized|annual|net"
    r"|combined|estimated|average) )*"
)
TARIFF: Final = (
    r"(?:tariffs?|duty|duties|lev(?:y|ies)|import tax(?:es)?|surcharges?|surtax(?:es)?"
    r"|punitive taxes|border tax(?:es)?)"
)
GOODS: Final = (
    r"(?:goods|imports?|products?|exports?|items|merchandise|commodities|shipments|automobiles|steel"
    r"|aluminum|wine|soybeans|sorghum|barley|purchases|trade)"
)


def turn(name: str, measure: str, kinds: str, before: str, after: str, example: str) -> Construction:
    """A construction whose patterns are anchored at the figure."""
    return Construction(
        name, measure, kinds, rule(before + "$") if before else None, rule(after) if after else None, example
    )
