"""First names without surnames: of people named in full, or of colleagues in office listed together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from tasks.entities.names import WORDLIKE, surname_of
from tasks.entities.people import registered
from tasks.entities.surnames import governs, occurrences
from tasks.entities.view import Found, View
from tasks.reference.registry import Person, Registry


def first_names(view: View, named: list[Found], covered: list[Found]) -> Iterator[Found]:
    """Bare first names: of people the text names, or of colleagues in office listed in one sentence ("Ann and Bo")."""
    known = {item.canonical.split()[0]: item for item in named if _has_first_name(item)}
    office = _office_holders(view.registry, view.published)
    taken = sorted((item.start, item.end) for item in covered)
    wanted = set(known) | set(office)
    bare = [item for item in occurrences(view, wanted, taken) if _is_addressed(view, item[0], item[1])]
    listed: set[str] = set()
    for (_, end, word), (start, _, other) in pairwise(bare):
        if word != other and re.fullmatch(r",? ?(?:and )?", view.flat[end:start]):
            listed |= {word, other}
    for start, end, word in bare:
        if word in known:
            yield replace(known[word], start=start, end=end, rule="first_name")
        elif word in listed:
            yield registered(start, end, office[word], "first_name")


@lru_cache(maxsize=64)
def _office_holders(registry: Registry, on: date | None) -> dict[str, Person]:
    """The members of the government of the United States, and heads of state anywhere, by first name."""
    found: dict[str, Person] = {}
    for person in registry.people:
        for office in person.offices:
            if (person.country == "US" or registry.leads(office.title)) and governs(registry, office, on):
                found.setdefault(person.name.split()[0], person)
    return found


def _has_first_name(item: Found) -> bool:
    name = item.canonical.split()
    return len(name) > 1 and surname_of(item.canonical) != name[0] and name[0] not in WORDLIKE


def _is_addressed(view: View, start: int, end: int) -> bool:
    """Not part of a longer name, of which the text says no more: "Scott Morrison", "St. Paul"."""
    return (
        view.flat[start - 1 : start] != "("
        and not re.match(r"'?s? ?[A-Z][a-z]", view.flat[end : end + 4])
        and not re.search(r"(?:[A-Z]\w*|\b(?:St|Mt|Ft)\.) $", view.flat[max(0, start - 15) : start])
    )
