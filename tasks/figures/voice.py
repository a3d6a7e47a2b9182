"""Whose country a voice means when it says "we": that of who speaks, or of the government whose site it is."""

from __future__ import annotations

import re
from typing import Final

from tasks.entities import Entities
from tasks.figures.nations import GOVERNMENT
from tasks.reference.folding import fold
from tasks.reference.registry import load_registry

_HOMES: Final = (
    ("US", re.compile(r"\.gov$|truthsocial|whitehouse|ustr")),
    ("CN", re.compile(r"\.gov\.cn$|mofcom|scio")),
)


def home_of_source(source: str) -> str | None:
    """The country whose government publishes there; None: no government does."""
    return next((code for code, pattern in _HOMES if pattern.search(source.lower())), None)


def is_international(speaker: str | None) -> bool:
    """Whether a body of many countries speaks: what it says of trade without a country is of the world's."""
    body = load_registry().body_named.get(fold(speaker)) if speaker else None
    return body is not None and body.kind == "international"


def country_of_voice(speaker: str | None, entities: Entities, source: str) -> str | None:
    """ISO code of the speaker's country, else that of the publishing government; None: it speaks for no country.

    Officials, governments and their bodies speak for a country; a firm, an analyst or a paper does not.
    """
    if speaker is None:
        return home_of_source(source)
    registry = load_registry()
    body = registry.body_named.get(fold(speaker))
    if body is not None:
        return body.country if body.kind in GOVERNMENT else None
    person = registry.person_named.get(fold(speaker))
    if person is not None:
        return person.country
    entity = entities.named(speaker)
    return entity.country if entity is not None and entity.kind == "place" else None
