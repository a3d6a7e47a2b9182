"""Mentions of one text, gathered into entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tasks.entities import organisations, people
from tasks.entities.folding import fold
from tasks.entities.lookup import Entities
from tasks.entities.registry import Person, Registry, load_registry
from tasks.entities.roles import role_before, role_behind
from tasks.entities.view import Found, View, view_of
from tasks.language import Analysis
from tasks.records import Document, Entity, Mention


def read_entities(document: Document, analysis: Analysis, registry: Registry | None = None) -> Entities:
    """The people, organisations and places that the text names; never raises, whatever the text.

    The registry comes first, the model second; without a model only the registry, titles and the shapes of names tell.
    """
    view = view_of(document, analysis, registry or load_registry())
    named = longest([*organisations.administrations(view), *organisations.registered(view), *organisations.shaped(view),
                     *people.full_names(view)])  # fmt: skip
    named = longest([*named, *organisations.abbreviations(view, named)])
    persons = [item for item in named if item.kind == "person"]
    named += people.surnames(view, persons, named)
    return Entities(tuple(_entities(view, sorted(named, key=lambda item: item.start))))


_RANK = {"registry": 0, "administration": 0, "typo": 1, "abbreviation": 1, "name": 2, "shape": 3, "model": 4}


def longest(found: Iterable[Found]) -> list[Found]:
    """The stretches that do not overlap, the longest first, the surer rule where two are equally long."""
    chosen: list[Found] = []
    covered: set[int] = set()
    for item in sorted(found, key=lambda f: (f.start - f.end, _RANK.get(f.rule, 5), f.start, f.kind)):
        if item.start not in covered and item.end - 1 not in covered:
            chosen.append(item)
            covered.update(range(item.start, item.end))
    return sorted(chosen, key=lambda item: item.start)


def _entities(view: View, found: list[Found]) -> list[Entity]:
    groups: dict[tuple[str, str], list[Found]] = {}
    for item in found:
        groups.setdefault((item.kind, fold(item.canonical)), []).append(item)
    return [_entity(view, items) for items in groups.values()]


def _entity(view: View, items: list[Found]) -> Entity:
    first = items[0]
    countries = Counter(item.country for item in items if item.country)
    country = countries.most_common(1)[0][0] if countries else None
    role = None
    if isinstance(first.entry, Person):
        office = first.entry.office_on(view.published)
        role = office.title if office else None
    mentions = tuple(_mention(view, item, country) for item in items)
    return Entity(first.kind, first.canonical, country, role, first.entry is not None, mentions)


def _mention(view: View, item: Found, country: str | None) -> Mention:
    words = None
    if item.kind == "person":
        told = role_before(view.flat, item.start) or role_behind(view.flat, item.end)
        words = told.words if told else None
    return Mention(item.kind, item.canonical, country, words, item.start, item.end, item.rule)
