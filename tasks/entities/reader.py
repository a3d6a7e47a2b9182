"""Mentions of one text, gathered into entities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tasks.entities import first_names, organisations, people, shapes, surnames
from tasks.entities.discovered import discovered
from tasks.entities.lookup import Entities
from tasks.entities.names import surname_of
from tasks.entities.neighbours import Neighbours, neighbours_of
from tasks.entities.offices import is_public, told_office
from tasks.entities.view import Found, View, view_of
from tasks.language import Analysis
from tasks.records import Document, Entity, Mention
from tasks.reference.folding import fold
from tasks.reference.registry import Body, Office, Person, Registry, load_registry

# Of two stretches of the same length the surer rule is kept.
_RANK = {
    "administration": 0,
    "registry": 1,
    "typo": 2,
    "abbreviation": 3,
    "described": 4,
    "name": 5,
    "shape": 6,
    "model": 7,
}


_PLAIN_TAIL = re.compile(r"(?:,? (?:News|Television|TV|Group|Inc|LLP|Corp|Corporation|Company|Co|Ltd|Limited)\b\.?)+")
_BESIDE = re.compile(r"^.{0,50}\b(?:at|of|for)(?: the)? $")
_EXPERT = re.compile(
    r"Economist|Analyst|Strategist|Fellow|Professor|Researcher|Scholar|Lecturer|Adviser at|Dean|Director at"
)


def read_entities(document: Document, analysis: Analysis, registry: Registry | None = None) -> Entities:
    """The people, organisations and places that the text names; never raises, whatever the text.

    The registry comes first, the model second; without a model only the registry, titles and the shapes of names tell.
    """
    view = view_of(document, analysis, registry or load_registry())
    sure = [*organisations.administrations(view), *organisations.registered(view)]
    full = list(people.full_names(view))
    found = tuple(shapes.unregistered(view))
    firms_named = {item.canonical for item in found if item.rule in ("described", "shape") and " " in item.canonical}
    full = [_as_firm(item) if item.canonical in firms_named else item for item in full]
    ends = {item.end: item for item in full if " " in item.canonical and item.kind == "person"}
    known = neighbours_of(item for item in sure if " " in item.canonical)
    firms = {item.start: item for item in sure if item.kind == "organisation"}
    shaped = [
        _same(_without(item, ends.get(item.end)), firms.get(item.start)) for item in found if not _cuts(item, known)
    ]
    named = longest([*sure, *shaped, *full])
    named = longest([*named, *shapes.abbreviations(view, named), *surnames.particled(view, named)])
    persons = [item for item in named if item.kind == "person"]
    named = _without_namesakes(view, named, persons)
    named += [surnames.bracketed(view, item) for item in surnames.surnames(view, persons, named)]
    named += first_names.first_names(view, [item for item in named if item.kind == "person"], named)
    named = _with(named, discovered(view, named))
    named += shapes.short_forms(view, sorted(named, key=lambda item: item.start))
    return Entities(tuple(_entities(view, sorted(named, key=lambda item: item.start))))


def _as_firm(item: Found) -> Found:
    """What was taken for a person and is a firm elsewhere in the text."""
    return item if item.entry else replace(item, kind="organisation", rule="described")


def _cuts(item: Found, known: Neighbours) -> bool:
    """Whether a name by shape begins or ends within a longer name of the registry."""
    over = known.between(item.start, item.end)
    return any(not (item.start <= other.start and other.end <= item.end) for other in over)


def _without(item: Found, person: Found | None) -> Found:
    """A name by shape without the name of a person at its end: "Ministry of Commerce Gao Feng"."""
    if person is None or person.start <= item.start:
        return item
    text = item.canonical[: person.start - item.start].rstrip()
    return replace(item, end=item.start + len(text), canonical=text)


def _same(item: Found, firm: Found | None) -> Found:
    """The registered firm or medium with which a name by shape begins and that it only describes: "NPR News"."""
    if firm is None or not _PLAIN_TAIL.fullmatch(item.canonical[firm.end - firm.start :]):
        return item
    return replace(firm, end=item.end)


def _without_namesakes(view: View, named: list[Found], persons: list[Found]) -> list[Found]:
    """The names without firms of one word that is the surname of somebody named in full: "Judd Deere", then "Deere".

    A firm named in full, before him or beside him ("Jo Dell of Dell") stays.
    """
    people = {surname_of(item.canonical): item for item in reversed(persons) if " " in item.canonical}
    named = [item for item in named if item.kind != "organisation" or item.entry or item.canonical not in people]
    firms = [item for item in named if isinstance(item.entry, Body) and item.entry.kind in ("company", "media")]
    kept = {item.canonical for item in firms if " " in view.flat[item.start : item.end]}
    for item in firms:
        person = people.get(view.flat[item.start : item.end])
        if person is None or item.start < person.start or _BESIDE.search(view.flat[person.end : item.start]):
            kept.add(item.canonical)
    return [item for item in named if item not in firms or item.canonical in kept]


def _with(named: list[Found], more: Iterable[Found]) -> list[Found]:
    """The names and those further ones that overlap none of them."""
    covered = {offset for item in named for offset in (item.start, item.end - 1)}
    added = longest(item for item in more if not any(start in covered for start in range(item.start, item.end)))
    return [*named, *added]


def longest(found: Iterable[Found]) -> list[Found]:
    """The stretches that do not overlap, the longest first, the surer rule where two are equally long."""
    chosen: list[Found] = []
    covered: set[int] = set()
    for item in sorted(found, key=lambda f: (f.start - f.end, _RANK.get(f.rule, 9), f.start, f.kind)):
        if item.start not in covered and item.end - 1 not in covered:
            chosen.append(item)
            covered.update(range(item.start, item.end))
    return sorted(chosen, key=lambda item: item.start)


def _entities(view: View, found: list[Found]) -> list[Entity]:
    groups: dict[tuple[str, str], list[Found]] = {}
    for item in found:
        groups.setdefault((item.kind, fold(item.canonical)), []).append(item)
    near = neighbours_of(found)
    return [_entity(view, items, near) for items in groups.values()]


def _is_of_state(view: View, house: str) -> bool:
    body = view.registry.body_named.get(fold(house))
    return body is not None and is_public(body)


def _is_scholarly(view: View, office: Office) -> bool:
    """Whether an office is one of study: in a think tank or a university, or an expert's anywhere."""
    body = view.registry.body_named.get(fold(office.body or ""))
    return bool(_EXPERT.search(office.title)) or (body is not None and body.kind in ("think_tank", "university"))


def _entity(view: View, items: list[Found], near: Neighbours) -> Entity:
    first = items[0]
    countries = Counter(item.country for item in items if item.country)
    country = countries.most_common(1)[0][0] if countries else None
    role: str | None = None
    words: list[str | None] = [None] * len(items)
    if first.kind == "person":
        told = told_office(view, items, near)
        words = told.words
        if isinstance(first.entry, Person):
            office = first.entry.office_on(view.published)
            role = office.title if office else None
            if office is None and told.role and told.house and not _is_of_state(view, told.house):
                role = told.role  # out of the offices that the registry knows, in a house that the text names
            if (
                office
                and told.role
                and told.house
                and _is_scholarly(view, office)
                and not _is_of_state(view, told.house)
            ):
                role = told.role  # experts change their titles and houses: the text is nearer to the day
        else:
            role, country = told.role, country or told.country
    mentions = tuple(
        Mention(item.kind, first.canonical, country, said, item.start, item.end, item.rule)
        for item, said in zip(items, words, strict=True)
    )
    return Entity(first.kind, first.canonical, country, role, first.entry is not None, mentions)
