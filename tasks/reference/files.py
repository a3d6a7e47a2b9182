"""The files of reference/ read strictly: what is not understood is refused with file and block, never absorbed."""

from __future__ import annotations

import csv
import itertools
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tasks.errors import UserError
from tasks.reference.folding import fold, role_words, word_set
from tasks.reference.registry import Body, Listing, Office, Person, Place, Registry

_KINDS = word_set(
    "agency ministry party legislature court central_bank international association media think_tank university "
    "military other company"
)
_NAMED = {"name", "aliases", "ambiguous_aliases", "country", "source"}
_KEYS = {
    "person": _NAMED | {"surname", "chinese_name", "gender", "offices"},
    "office": {"title", "short", "body", "from", "until", "shared"},
    "body": _NAMED | {"former_names", "kind", "parent"},
    "company": _NAMED | {"former_names", "sector", "parent", "ticker", "exchange", "cik", "listings"},
    "listing": {"list", "from", "until", "source"},
}
_COLUMNS = ["name", "kind", "country", "aliases", "demonyms", "stands_for", "source"]
_LISTS = frozenset({"aliases", "ambiguous_aliases", "former_names", "short"})
_FOLDERS = {"people": "person", "bodies": "body", "companies": "company"}


class RegistryError(UserError):
    """Reference files that cannot be used; the message names file, block and what is wrong, a line for each."""


class _Problems:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, where: str, what: str) -> None:
        self.lines.append(f"{where}: {what}")


def read_reference(directories: Iterable[Path]) -> Registry:
    """The registry of these directories; an entry of a later one replaces the earlier entry of its name.

    Raises RegistryError with every problem that was found.
    """
    problems = _Problems()
    people: dict[str, tuple[str, Person]] = {}
    bodies: dict[str, tuple[str, Body]] = {}
    places: dict[tuple[str, str], Place] = {}
    for directory in directories:
        for folder, block in _FOLDERS.items():
            seen: dict[str, str] = {}
            for path in sorted((directory / folder).glob("*.toml")):
                for entry in _blocks(path, block, problems):
                    where = f'{folder}/{path.name}, block "{entry.get("name", "?")}"'
                    name = fold(str(entry.get("name", "")))
                    if name in seen:
                        problems.add(where, f"the same name stands in {seen[name]}")
                    seen[name] = f"{folder}/{path.name}"
                    if not _is_valid(entry, block, where, problems):
                        continue
                    if block == "person":
                        people[name] = (where, _person(entry, where, problems))
                    else:
                        bodies[name] = (where, _body(entry, block, where, problems))
        for path in sorted((directory / "places").glob("*.tsv")):
            for place in _places(path, problems):
                places[fold(place.name), place.kind] = place
    _check_terms(people.values(), problems)
    _check_aliases([*people.values(), *bodies.values()], problems)
    if problems.lines:
        raise RegistryError("\n".join(problems.lines))
    return Registry(tuple(p for _, p in people.values()), tuple(b for _, b in bodies.values()), tuple(places.values()))


def _blocks(path: Path, block: str, problems: _Problems) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.add(f"{path.parent.name}/{path.name}", f"not TOML: {error}")
        return []
    for key in content.keys() - {block}:
        problems.add(f"{path.parent.name}/{path.name}", f"unknown table {key!r}; use [[{block}]]")
    found = content.get(block, [])
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _is_valid(entry: dict[str, Any], block: str, where: str, problems: _Problems) -> bool:
    before = len(problems.lines)
    for key in sorted(entry.keys() - _KEYS[block]):
        problems.add(where, f"unknown key {key!r}; use {', '.join(sorted(_KEYS[block]))}")
    needed = {"person": ("name", "surname", "source"), "office": ("title", "from"), "listing": ("list", "from")}
    for key in needed.get(block, ("name", "source")):
        if not entry.get(key):
            problems.add(where, f"{key} is missing")
    for key, value in entry.items():
        if key in _LISTS and not (isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)):
            problems.add(where, f"{key} must be a list of names")
        elif key in ("from", "until") and (not isinstance(value, date) or isinstance(value, datetime)):
            problems.add(where, f"{key} must be a date such as 2021-03-03, found {value!r}")
        elif key == "country" and not (
            isinstance(value, str) and (value == "" or (len(value) == 2 and value.isupper()))
        ):
            problems.add(where, f"country must be an ISO 3166-1 code or EU, found {value!r}")
        elif key == "gender" and value not in ("m", "f", ""):
            problems.add(where, f"gender must be m or f, found {value!r}")
        elif key == "kind" and block == "body" and value not in _KINDS:
            problems.add(where, f"kind {value!r} is unknown; use {', '.join(sorted(_KINDS))}")
    if isinstance(entry.get("until"), date) and isinstance(entry.get("from"), date) and entry["until"] <= entry["from"]:
        problems.add(where, f"until {entry['until']} is not after from {entry['from']}")
    return len(problems.lines) == before


def _names(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(entry.get(key, ()))


def _person(entry: dict[str, Any], where: str, problems: _Problems) -> Person:
    offices = []
    for office in entry.get("offices", ()):
        here = f"{where}, office {office.get('title', '?')!r}"
        if _is_valid(office, "office", here, problems):
            offices.append(
                Office(
                    office["title"],
                    _names(office, "short"),
                    office.get("body") or None,
                    office["from"],
                    office.get("until"),
                    bool(office.get("shared", False)),
                )
            )
    return Person(
        entry["name"],
        entry["surname"],
        entry.get("chinese_name") or None,
        _names(entry, "aliases"),
        _names(entry, "ambiguous_aliases"),
        entry.get("country") or None,
        entry["source"],
        entry.get("gender") or None,
        tuple(offices),
    )


def _body(entry: dict[str, Any], block: str, where: str, problems: _Problems) -> Body:
    listings = [
        Listing(item["list"], item["from"], item.get("until"), item.get("source", "unverified"))
        for item in entry.get("listings", ())
        if _is_valid(item, "listing", f"{where}, listing {item.get('list', '?')!r}", problems)
    ]
    cik = entry.get("cik")
    return Body(
        entry["name"],
        _names(entry, "aliases"),
        _names(entry, "ambiguous_aliases"),
        _names(entry, "former_names"),
        "company" if block == "company" else entry.get("kind", "other"),
        entry.get("country") or None,
        entry.get("parent") or None,
        entry["source"],
        entry.get("sector") or None,
        entry.get("ticker") or None,
        entry.get("exchange") or None,
        str(cik) if cik else None,
        tuple(listings),
    )


def _places(path: Path, problems: _Problems) -> list[Place]:
    where = f"places/{path.name}"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        head = next(rows, [])
        if head != _COLUMNS:
            problems.add(where, f"columns must be {', '.join(_COLUMNS)}, found {', '.join(head)}")
            return []
        found = []
        for row in rows:
            if len(row) != len(_COLUMNS) or not row[0] or not row[1]:
                problems.add(f'{where}, row "{row[0] if row else ""}"', f"needs {len(_COLUMNS)} cells, name and kind")
                continue
            aliases, demonyms = (tuple(a.strip() for a in cell.split(";") if a.strip()) for cell in row[3:5])
            found.append(Place(row[0], row[1], row[2] or None, aliases, demonyms, row[5] or None, row[6]))
    return found


def _check_terms(people: Iterable[tuple[str, Person]], problems: _Problems) -> None:
    terms = defaultdict(list)
    for where, person in people:
        for office in person.offices:
            if not office.is_shared:
                terms[role_words(office.title), office.body, person.country].append((office, person, where))
    for held in terms.values():
        held.sort(key=lambda term: term[0].start)
        for (one, holder, _), (other, next_holder, where) in itertools.pairwise(held):
            if one.until is None or one.until > other.start:
                problems.add(
                    where,
                    f"{other.title!r} from {other.start} overlaps the term of {holder.name}"
                    if holder is not next_holder
                    else f"{other.title!r} has two terms that overlap on {other.start}",
                )


def _check_aliases(entries: Iterable[tuple[str, Person | Body]], problems: _Problems) -> None:
    owners: dict[str, tuple[str, str]] = {}
    for where, entry in entries:
        former = entry.former_names if isinstance(entry, Body) else ()
        for alias in {fold(name): name for name in (entry.name, *entry.aliases, *former)}.items():
            key, name = alias
            if key in owners and owners[key][0] != where:
                other, other_name = owners[key]
                if fold(other_name) != key or fold(entry.name) != key:
                    problems.add(where, f"alias {name!r} also belongs to {other}; move it to ambiguous_aliases in both")
                else:
                    problems.add(where, f"the name is also that of {other}")
            owners.setdefault(key, (where, entry.name))
