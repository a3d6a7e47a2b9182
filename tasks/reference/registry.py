"""People with dated offices, bodies, companies and places, as `reference/` tells them.

The registry answers who is meant by a name, who held an office on a day, and which country an adjective speaks of.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from tasks.reference.folding import fold, role_words

_LEADER = re.compile(
    r"(?:President|Prime Minister|Premier|Chancellor|General Secretary|Supreme Leader)(?: of (?:the )?(.+))?$"
)
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Office:
    """One term of one office."""

    title: str
    short: tuple[str, ...]  # how news writes it before a name: "Commerce Secretary"
    body: str | None  # canonical name; None: the office belongs to no body
    start: date
    until: date | None  # first day on which it is no longer held; None: still held
    is_shared: bool  # several people may hold it at once

    def is_held(self, on: date | None) -> bool:
        """Whether the term covers the day; an unknown day asks whether it is held still."""
        if on is None:
            return self.until is None
        return self.start <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    surname: str
    chinese_name: str | None  # None: has none, or not known
    aliases: tuple[str, ...]
    ambiguous_aliases: tuple[str, ...]  # count only beside something that tells who is meant
    country: str | None  # ISO code; None: not known
    source: str
    gender: str | None  # m | f; None: not told
    offices: tuple[Office, ...]  # the most telling first: it gives the role on a day when several are held

    def office_on(self, on: date | None) -> Office | None:
        """The first office held on the day; None: holds none."""
        return next((office for office in self.offices if office.is_held(on)), None)


@dataclass(frozen=True, slots=True)
class Listing:
    """One stay on a government's list, such as the Entity List."""

    list: str
    start: date
    until: date | None  # None: still listed
    source: str


@dataclass(frozen=True, slots=True)
class Body:
    """A public body, association, medium, university, or a company (kind "company")."""

    name: str
    aliases: tuple[str, ...]
    ambiguous_aliases: tuple[str, ...]
    former_names: tuple[str, ...]
    kind: str
    country: str | None  # ISO code of the seat, EU for the Union; None: none fits
    parent: str | None  # None: none, or not known
    source: str
    sector: str | None = None  # companies; None: not told
    ticker: str | None = None  # None: not listed on an exchange
    exchange: str | None = None  # None: not listed on an exchange
    cik: str | None = None  # number at the SEC; None: files nothing there
    listings: tuple[Listing, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    kind: str
    country: str | None  # ISO code; None: spans several
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    stands_for: str | None  # ISO code of the government that the name may stand for; None: for none
    source: str


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed by identity: it is a key of caches
class Registry:
    """Everything in reference/, with indexes by folded words."""

    people: tuple[Person, ...]
    bodies: tuple[Body, ...]
    places: tuple[Place, ...]
    by_surname: dict[str, tuple[Person, ...]] = field(init=False, repr=False)
    surnames: frozenset[str] = field(init=False, repr=False)  # as written
    by_title: dict[frozenset[str], tuple[tuple[Person, Office], ...]] = field(init=False, repr=False)
    demonyms: dict[str, str] = field(init=False, repr=False)  # folded adjective, country or seat name -> ISO code
    body_named: dict[str, Body] = field(init=False, repr=False)
    country_names: dict[str, str] = field(init=False, repr=False)  # ISO code -> name
    place_countries: dict[str, str | None] = field(init=False, repr=False)  # folded name -> ISO code
    person_named: dict[str, Person] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        surnames: dict[str, list[Person]] = defaultdict(list)
        titles: dict[frozenset[str], list[tuple[Person, Office]]] = defaultdict(list)
        for person in self.people:
            surnames[fold(person.surname)].append(person)
            for office in person.offices:
                for words in {role_words(title) for title in (office.title, *office.short)}:
                    titles[words].append((person, office))
        demonyms: dict[str, str] = {}
        for place in self.places:
            if place.country and place.kind in ("country", "territory"):
                for word in (*place.demonyms, place.name, *place.aliases):
                    demonyms.setdefault(fold(word), place.country)
            if place.stands_for:
                for word in (place.name, *place.aliases):
                    demonyms.setdefault(fold(word), place.stands_for)
        named = {fold(name): body for body in self.bodies for name in (*body.former_names, body.name)}
        put = object.__setattr__
        put(self, "by_surname", {name: tuple(people) for name, people in surnames.items()})
        put(self, "surnames", frozenset(person.surname for person in self.people))
        put(self, "by_title", {words: tuple(pairs) for words, pairs in titles.items()})
        put(self, "demonyms", demonyms)
        lands = {fold(name): p.country for p in reversed(self.places) for name in (p.name, *p.aliases)}
        countries = [place for place in self.places if place.kind in ("country", "territory") and place.country]
        put(self, "country_names", {place.country: place.name for place in reversed(countries)})
        put(self, "place_countries", lands)
        put(self, "body_named", named)
        put(self, "person_named", {fold(person.name): person for person in self.people})

    def leads(self, title: str) -> bool:
        """Whether the title is that of the head of a state or government."""
        found = _LEADER.match(title)
        return found is not None and (not found.group(1) or fold(found.group(1)) in self.demonyms)

    def terms(self, title: str, country: str | None = None) -> list[tuple[Person, Office]]:
        """All terms of the office that these title words name, in every country or in one."""
        pairs = self.by_title.get(role_words(title), ())
        return [(person, office) for person, office in pairs if country in (None, person.country)]

    def holder(self, title: str, country: str | None, on: date | None) -> Person | None:
        """Who held the office of these title words on the day; None: nobody known, or more than one person.

        A title of several countries ("president") needs its country. On an unknown day the one in office counts.
        """
        held = {person.name: person for person, office in self.terms(title, country) if office.is_held(on)}
        return next(iter(held.values())) if len(held) == 1 else None


def default_directories() -> tuple[Path, ...]:
    """The project's reference/ and, where it exists, the user's own under TRADELINES_HOME."""
    project, own = _directories(os.environ.get("TRADELINES_HOME"))
    return (project, own) if own.is_dir() else (project,)


@lru_cache(maxsize=4)  # the paths, not whether they are there: readers ask for the registry some twenty times a text
def _directories(home: str | None) -> tuple[Path, Path]:
    return ROOT / "reference", Path(ROOT / "var" if home is None else home) / "tradelines.d" / "reference"


@lru_cache(maxsize=4)
def registry_of(directories: tuple[Path, ...]) -> Registry:
    """The registry of these directories, later ones laid over earlier ones. Raises RegistryError."""
    from tasks.reference.files import read_reference  # reads the files into the types above

    return read_reference(directories)


def load_registry(directory: Path | None = None) -> Registry:
    """The registry of one directory, or the project's own with the user's laid over it. Raises RegistryError."""
    return registry_of((directory,) if directory else default_directories())
