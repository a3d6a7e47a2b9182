"""Who is meant by a description without a name: "the commerce secretary", "the ministry", "the company"."""

from __future__ import annotations

import re
from collections import Counter

from tasks.entities.lookup import Entities
from tasks.entities.matching import matcher_of
from tasks.records import Document, Entity
from tasks.reference.folding import fold, role_words, word_set
from tasks.reference.registry import Body, Person, Registry, load_registry

# Nouns that stand for a body, and the words or kinds by which its name is known. The example reads "the ministry".
BODY_NOUNS: dict[str, frozenset[str]] = {
    "ministry": word_set("ministry"),
    "department": word_set("department treasury"),
    "commission": word_set("commission"),
    "bureau": word_set("bureau"),
    "agency": word_set("agency administration bureau service kind:agency"),
    "council": word_set("council"),
    "committee": word_set("committee"),
    "court": word_set("court kind:court"),
    "office": word_set("office"),
    "board": word_set("board"),
    "regulator": word_set("kind:agency"),
    "watchdog": word_set("kind:agency"),
    "bank": word_set("bank kind:central_bank"),
    "embassy": word_set("embassy"),
    "administration": word_set("administration"),
    "association": word_set("association kind:association"),
    "chamber": word_set("chamber"),
    "union": word_set("union"),
    "federation": word_set("federation"),
    "organization": word_set("organization organisation kind:international"),
    "organisation": word_set("organization organisation kind:international"),
    "university": word_set("university kind:university"),
    "institute": word_set("institute kind:think_tank"),
    "tank": word_set("kind:think_tank institute foundation"),
    "newspaper": word_set("kind:media times post journal daily"),
    "magazine": word_set("kind:media"),
    "outlet": word_set("kind:media"),
    "broadcaster": word_set("kind:media"),
    "party": word_set("party kind:party"),
}
FIRM_NOUNS = word_set(
    "company firm chipmaker automaker carmaker maker manufacturer giant group retailer startup start-up "
    "conglomerate airline "
    "carrier brokerage lender insurer developer supplier planemaker foundry corporation chip-maker steelmaker miner"
)
_LEADING = re.compile(r"^(?:(?:the|a|an|this|that|its|his|her|their|our)\s+)+", re.IGNORECASE)
_SAME = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chief": "chair",
    "advisor": "adviser",
    "counsellor": "counselor",
    "envoy": "ambassador",
    "ceo": "chief executive",
}
_LEADERS = word_set("president premier chancellor prime king")
_LOOSE = word_set("top senior chief lead veteran longtime current new us u s chinese then")


def resolve_description(
    document: Document, entities: Entities, start: int, end: int, registry: Registry | None = None
) -> Entity | None:
    """The person or body that the words from `start` to `end` describe, on the day of publication.

    What the text has named before goes first, the nearest mention deciding; else the registry's holder of the
    office, an entity without mentions. None: nobody fits, or the words tell too little.
    """
    registry = registry or load_registry()
    phrase = _LEADING.sub("", document.content[start:end].strip())
    words = [word for word in re.findall(r"[\w'.-]+", fold(phrase).replace("'s", "")) if word]
    country, words = _country(registry, words)
    if not words:
        return None
    before = document.content[max(0, start - 25) : start]
    country = country or _country(registry, re.findall(r"[\w.]+(?='s $)", fold(before) + " "))[0]
    if words[-1] in FIRM_NOUNS:
        return _nearest(_firms(registry, entities, country), start)
    if words == ["administration"]:
        return _administration(document, registry, entities, start) if country in (None, "US") else None
    if words[-1] in BODY_NOUNS:
        return _body(registry, entities, words, country, start)
    return _person(document, registry, entities, words, country, start)


def gender_of(entity: Entity) -> str | None:
    """m or f as the registry tells of a person; None: not told, or not in the registry."""
    person = load_registry().person_named.get(fold(entity.canonical))
    return person.gender if person and entity.kind == "person" else None


def _country(registry: Registry, words: list[str]) -> tuple[str | None, list[str]]:
    codes = [registry.demonyms.get(word) for word in words]
    rest = [word for word, code in zip(words, codes, strict=True) if not code]
    return next((code for code in codes if code), None), rest


def _nearest(found: list[Entity], start: int) -> Entity | None:
    """The entity last mentioned before the offset, else the one first mentioned behind it."""
    before = [(max(m.start_char for m in e.mentions if m.start_char < start), e) for e in found if _is_before(e, start)]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return min(found, key=lambda e: e.mentions[0].start_char) if found else None


def _is_before(entity: Entity, start: int) -> bool:
    return any(mention.start_char < start for mention in entity.mentions)


def _firms(registry: Registry, entities: Entities, country: str | None) -> list[Entity]:
    firms = []
    for entity in entities.of_kind("organisation"):
        body = registry.body_named.get(fold(entity.canonical))
        if (body is None or body.kind == "company") and country in (None, entity.country):
            firms.append(entity)
    return firms


def _body(registry: Registry, entities: Entities, words: list[str], country: str | None, start: int) -> Entity | None:
    noun, wanted = BODY_NOUNS[words[-1]], set(words[:-1]) - _LOOSE - {"central", "think"}
    found = []
    for entity in entities.of_kind("organisation"):
        body = registry.body_named.get(fold(entity.canonical))
        names = role_words(entity.canonical) | ({f"kind:{body.kind}"} if body else set())
        if words[-2:] == ["central", "bank"] and not (body and body.kind == "central_bank"):
            continue
        if noun & names and wanted <= names and country in (None, entity.country):
            found.append(entity)
    return _nearest([e for e in found if _is_before(e, start)] or found, start) or _registered_body(
        registry, entities, words, country
    )


def _administration(document: Document, registry: Registry, entities: Entities, start: int) -> Entity | None:
    """The administration that the text names, else that of the president of the United States in office."""
    named = [e for e in entities.of_kind("organisation") if e.canonical.endswith(" administration")]
    president = registry.holder("President of the United States", "US", document.published)
    if named or president is None:
        return _nearest(named, start)
    return Entity("organisation", f"{president.surname} administration", "US", None, True, ())


def _registered_body(registry: Registry, entities: Entities, words: list[str], country: str | None) -> Entity | None:
    """A body that every country has one of, of the country told or most spoken of: "the commerce ministry"."""
    if len(words) < 2:
        return None
    bodies = [
        claim.entry
        for hit in matcher_of(registry).hits(" ".join(word.capitalize() for word in words))
        for claim in hit.claims
        if isinstance(claim.entry, Body) and hit.end - hit.start == len(" ".join(words))
    ]
    if words[-2:] == ["central", "bank"]:
        bodies = [body for body in registry.bodies if body.kind == "central_bank"]
    land = country or _spoken_of(entities, {body.country for body in bodies if body.country})
    body = next((body for body in bodies if body.country == land), None)
    return Entity("organisation", body.name, body.country, None, True, ()) if body else None


def _spoken_of(entities: Entities, countries: set[str]) -> str | None:
    """Of these countries the one whose people, bodies and places the text names most often; None: none of them."""
    counts = Counter[str]()
    for entity in entities.entities:
        if entity.country in countries and entity.country:
            counts[entity.country] += len(entity.mentions)
    return counts.most_common(1)[0][0] if counts else None


def _person(
    document: Document, registry: Registry, entities: Entities, words: list[str], country: str | None, start: int
) -> Entity | None:
    wanted = {_SAME.get(word, word) for word in words} - _LOOSE
    if not wanted:
        return None
    is_former = "former" in wanted or "ex" in wanted
    found = [
        entity
        for entity in entities.of_kind("person")
        if country in (None, entity.country)
        and wanted - {"former", "ex"} <= _titles(document, registry, entity, is_former)
    ]
    before = [entity for entity in found if _is_before(entity, start)]
    if before or found:
        return _nearest(before or found, start)
    return None if is_former else _in_office(document, registry, entities, " ".join(words), country)


def _titles(document: Document, registry: Registry, entity: Entity, is_former: bool) -> set[str]:
    """Words of all the offices somebody holds, or the text gives, in one form."""
    texts = [entity.role or "", *(mention.role_text or "" for mention in entity.mentions)]
    person = registry.person_named.get(fold(entity.canonical))
    for office in person.offices if person else ():
        if is_former or office.is_held(document.published):
            texts += [office.title, *office.short]
    words = {_SAME.get(word, word) for text in texts for word in role_words(text)}
    return words | ({"leader"} if words & _LEADERS else set())


def _in_office(
    document: Document, registry: Registry, entities: Entities, title: str, country: str | None
) -> Entity | None:
    """The registry's holder of the office in the country told, or else in the one most spoken of."""
    lands = {person.country for person, office in registry.terms(title) if office.is_held(document.published)}
    if "US" in lands and any(entity.canonical.endswith(" administration") for entity in entities.entities):
        country = country or "US"
    land = country or _spoken_of(entities, {code for code in lands if code})
    person: Person | None = registry.holder(title, land, document.published) if land else None
    if person is None:
        return None
    office = person.office_on(document.published)
    return Entity("person", person.name, person.country, office.title if office else None, True, ())
