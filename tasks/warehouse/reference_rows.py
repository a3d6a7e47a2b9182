"""The registry of reference/ as rows of the warehouse: people, offices, bodies, companies, places, other names."""

from __future__ import annotations

from typing import Any

from tasks.identity import content_hash, make_id
from tasks.measures.files import load_measures
from tasks.measures.ledger import ledger_tables
from tasks.records import entity_key
from tasks.reference.registry import Body, Person, Place, Registry, default_directories

Row = dict[str, Any]


def reference_hash() -> str:
    """Changes when any file of reference/, the project's or the person's own, does."""
    files = sorted(path for folder in default_directories() for path in folder.rglob("*") if path.is_file())
    return content_hash("\n".join(f"{path.name} {content_hash(path.read_bytes())}" for path in files))


def reference_tables(registry: Registry) -> dict[str, list[Row]]:
    """All rows by table."""
    names = ("person", "office", "body", "company", "company_listing", "place", "entity_alias")
    tables: dict[str, list[Row]] = {name: [] for name in names}
    for person in registry.people:
        _add_person(tables, person)
    for body in registry.bodies:
        _add_body(tables, body)
    for place in registry.places:
        _add_place(tables, place)
    return tables | ledger_tables(load_measures())


def _add_person(tables: dict[str, list[Row]], person: Person) -> None:
    entity_id = make_id("entity", *entity_key("person", person.name, person.country))
    tables["person"].append({
        "entity_id": entity_id, "canonical": person.name, "chinese_name": person.chinese_name,
        "country": person.country, "source": person.source,
    })  # fmt: skip
    for office in person.offices:
        tables["office"].append({
            "entity_id": entity_id, "canonical": person.name, "title": office.title, "body": office.body,
            "country": person.country, "from_date": office.start, "until_date": office.until,
            "is_shared": office.is_shared,
        })  # fmt: skip
    _add_aliases(tables, "person", entity_id, person.aliases, person.ambiguous_aliases)


def _add_body(tables: dict[str, list[Row]], body: Body) -> None:
    entity_id = make_id("entity", *entity_key("organisation", body.name, body.country))
    shared = {
        "entity_id": entity_id,
        "canonical": body.name,
        "country": body.country,
        "parent": body.parent,
        "source": body.source,
    }
    if body.kind == "company":
        own = {"sector": body.sector, "ticker": body.ticker, "exchange": body.exchange, "cik": body.cik}
        tables["company"].append(shared | own)
        tables["company_listing"] += [
            {
                "entity_id": entity_id,
                "list": one.list,
                "from_date": one.start,
                "until_date": one.until,
                "source": one.source,
            }
            for one in body.listings
        ]
    else:
        tables["body"].append(shared | {"kind": body.kind})
    _add_aliases(tables, "organisation", entity_id, (*body.aliases, *body.former_names), body.ambiguous_aliases)


def _add_place(tables: dict[str, list[Row]], place: Place) -> None:
    entity_id = make_id("entity", *entity_key("place", place.name, place.country))
    tables["place"].append({
        "entity_id": entity_id, "canonical": place.name, "kind": place.kind, "country": place.country,
        "stands_for": place.stands_for, "source": place.source,
    })  # fmt: skip
    _add_aliases(tables, "place", entity_id, place.aliases, ())


def _add_aliases(
    tables: dict[str, list[Row]], kind: str, entity_id: object, plain: tuple[str, ...], ambiguous: tuple[str, ...]
) -> None:
    for names, is_ambiguous in ((plain, False), (ambiguous, True)):
        tables["entity_alias"] += [
            {"alias": name, "entity_id": entity_id, "kind": kind, "is_ambiguous": is_ambiguous} for name in names
        ]
