"""Turns of phrase about small parcels: what each pays, and up to which value none is due."""

from __future__ import annotations

from typing import Final

from tasks.figures.turns import turn

PARCELS: Final = (
    turn(
        "per_item_duty",
        "tariff_rate",
        "m",
        r"\b(?:duty|duties|tariffs?|fee|(?:are|is|be) charged)\b.{0,80}",
        r"^ (?:per|an?|each|every) (?:item|package|parcel|ton|tonne|litre|liter|kilogram|postal item|gallon|pound)\b",
        "They face a duty of $25 per item.",
    ),
    turn(
        "de_minimis",
        "other",
        "m",
        r"\b(?:(?:valued|worth|priced) (?:at )?(?:or )?(?:under|below|less than|up to|no more than)"
        r"|de minimis (?:\w+ ){0,4}(?:of|under|below)|threshold (?:of|to|at)) ",
        "",
        "Parcels valued at or under $800 are exempt.",
    ),
    turn(
        "value_or_less",
        "other",
        "m",
        r"\b(?:valued|worth|priced) (?:at )?",
        r"^ or (?:less|under|below)\b",
        "Parcels valued at $800 or less are exempt.",
    ),
)
