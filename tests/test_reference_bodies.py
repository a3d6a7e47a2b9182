"""Bodies, companies and places of reference/: well formed, unambiguous or marked, and their source told."""

import csv
import re
import tomllib
from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.reference.folding import fold

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
BODY_KINDS = {
    *("agency", "ministry", "party", "legislature", "court", "central_bank", "international", "association"),
    *("media", "think_tank", "university", "military", "other"),
}
PLACE_KINDS = {
    *("country", "territory", "us_state", "province", "city", "port", "region", "building"),
    *("body_of_water", "continent"),
}
COLUMNS = ["name", "kind", "country", "aliases", "demonyms", "stands_for", "source"]
LISTS = {
    "Entity List",
    "Unverified List",
    "Military End User List",
    "Chinese Military Companies List",
    "Covered List",
    "UFLPA Entity List",
    "Specially Designated Nationals List",
    "Unreliable Entity List",
    "Export Control List",
}
Entry = dict[str, Any]


def read_blocks(folder: str, block: str) -> list[tuple[str, Entry]]:
    """Every block of a folder with the file it stands in."""
    found = []
    for path in sorted((REFERENCE / folder).glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        assert content.keys() == {block}, f"{path.name} holds other tables than [[{block}]]"
        found += [(f"{folder}/{path.name}", entry) for entry in content[block]]
    return found


def read_places() -> list[tuple[str, dict[str, str]]]:
    """Every row of the place tables with the file it stands in."""
    found = []
    for path in sorted((REFERENCE / "places").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            assert rows.fieldnames == COLUMNS, path.name
            found += [(path.name, row) for row in rows]
    return found


BODIES = read_blocks("bodies", "body")
COMPANIES = read_blocks("companies", "company")
PLACES = read_places()
CODES = {row["country"] for _, row in PLACES if row["kind"] in ("country", "territory")} | {"EU"}


def certain_names(entry: Entry) -> set[str]:
    return {fold(name) for name in (entry["name"], *entry.get("aliases", ()), *entry.get("former_names", ()))}


def offenders(entries: list[tuple[str, Entry]], is_wrong: Any) -> list[str]:
    return [f"{where}: {entry['name']}" for where, entry in entries if is_wrong(entry)]


def test_there_are_as_many_as_the_news_needs() -> None:
    assert len(BODIES) >= 300
    assert len(COMPANIES) >= 300
    assert Counter(row["kind"] for _, row in PLACES)["us_state"] == 50
    assert len([row for _, row in PLACES if row["kind"] == "country"]) >= 193


def test_a_name_stands_once() -> None:
    counts = Counter(fold(entry["name"]) for _, entry in BODIES + COMPANIES)
    assert [name for name, count in counts.items() if count > 1] == []


def test_a_place_stands_once_in_its_kind() -> None:
    counts = Counter((fold(row["name"]), row["kind"]) for _, row in PLACES)
    assert [place for place, count in counts.items() if count > 1] == []


def test_an_alias_belongs_to_one_entry_or_is_marked_ambiguous() -> None:
    owners = defaultdict(set)
    for _, entry in BODIES + COMPANIES:
        for name in certain_names(entry):
            owners[name].add(entry["name"])
    assert {name: sorted(held) for name, held in owners.items() if len(held) > 1} == {}


def test_an_alias_is_not_listed_twice_in_its_entry() -> None:
    def is_doubled(entry: Entry) -> bool:
        plain = [fold(name) for name in (entry["name"], *entry.get("aliases", ()), *entry.get("former_names", ()))]
        return len(set(plain)) < len(plain) or bool(set(plain) & {fold(a) for a in entry.get("ambiguous_aliases", ())})

    assert offenders(BODIES + COMPANIES, is_doubled) == []


def test_an_ambiguous_alias_of_one_entry_is_no_certain_alias_of_another() -> None:
    certain = {name: entry["name"] for _, entry in BODIES + COMPANIES for name in certain_names(entry)}
    clashes = [
        (entry["name"], alias, certain[fold(alias)])
        for _, entry in BODIES + COMPANIES
        for alias in entry.get("ambiguous_aliases", ())
        if fold(alias) in certain
    ]
    assert clashes == []


@pytest.mark.parametrize("entries", [BODIES, COMPANIES], ids=["bodies", "companies"])
def test_a_parent_has_an_entry(entries: list[tuple[str, Entry]]) -> None:
    names = {entry["name"] for _, entry in BODIES + COMPANIES}
    assert offenders(entries, lambda e: e.get("parent") and e["parent"] not in names) == []


def test_countries_are_codes_of_our_own_places() -> None:
    assert offenders(BODIES, lambda e: e.get("country") and e["country"] not in CODES) == []
    assert offenders(COMPANIES, lambda e: e.get("country") not in CODES) == []
    assert [row["name"] for _, row in PLACES if row["country"] and row["country"] not in CODES] == []
    assert [row["name"] for _, row in PLACES if row["stands_for"] and row["stands_for"] not in CODES] == []


def test_kinds_are_of_the_closed_lists() -> None:
    assert offenders(BODIES, lambda e: e["kind"] not in BODY_KINDS) == []
    assert [row["name"] for _, row in PLACES if row["kind"] not in PLACE_KINDS] == []


def test_sources_are_addresses_or_say_unverified() -> None:
    def is_wrong(entry: Entry) -> bool:
        sources = [entry["source"], *(listing["source"] for listing in entry.get("listings", ()))]
        return any(s != "unverified" and not re.fullmatch(r"https?://\S+", s) for s in sources)

    assert offenders(BODIES + COMPANIES, is_wrong) == []
    assert offenders(PLACES, is_wrong) == []


def test_a_listed_firm_has_ticker_and_exchange_and_a_filer_its_number() -> None:
    assert offenders(COMPANIES, lambda e: ("ticker" in e) != ("exchange" in e)) == []
    assert offenders(COMPANIES, lambda e: "cik" in e and not re.fullmatch(r"\d{1,10}", e["cik"])) == []
    ciks = Counter(entry["cik"] for _, entry in COMPANIES if "cik" in entry)
    assert [cik for cik, count in ciks.items() if count > 1] == []


def test_listings_name_a_known_list_and_days_in_order() -> None:
    def is_wrong(entry: Entry) -> bool:
        return any(
            listing["list"] not in LISTS
            or not isinstance(listing["from"], date)
            or isinstance(listing["from"], datetime)
            or ("until" in listing and listing["until"] <= listing["from"])
            for listing in entry.get("listings", ())
        )

    assert offenders(COMPANIES, is_wrong) == []


@pytest.mark.parametrize(
    ("firm", "list_name", "day"),
    [
        ("Huawei", "Entity List", date(2019, 5, 16)),
        ("Hikvision", "Entity List", date(2019, 10, 9)),
        ("Semiconductor Manufacturing International Corporation", "Entity List", date(2020, 12, 18)),
    ],
)
def test_famous_listings_are_dated(firm: str, list_name: str, day: date) -> None:
    entry = next(entry for _, entry in COMPANIES if entry["name"] == firm)
    assert (list_name, day) in [(listing["list"], listing["from"]) for listing in entry["listings"]]


def test_a_demonym_speaks_of_one_country() -> None:
    countries = defaultdict(set)
    for _, row in PLACES:
        if row["kind"] in ("country", "territory"):
            for demonym in filter(None, row["demonyms"].split(";")):
                countries[demonym].add(row["country"])
    assert {demonym: codes for demonym, codes in countries.items() if len(codes) > 1} == {}


def test_only_georgia_names_both_a_country_and_a_state() -> None:
    owners = defaultdict(set)
    for _, row in PLACES:
        for name in (row["name"], *filter(None, row["aliases"].split(";"))):
            owners[fold(name)].add((row["name"], row["country"]))
    assert {name for name, held in owners.items() if len(held) > 1} == {"georgia"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("Washington, D.C.", "US"), ("Beijing", "CN"), ("Brussels", "EU"), ("Moscow", "RU"), ("Taipei", "TW")],
)
def test_a_seat_of_government_stands_for_it(name: str, code: str) -> None:
    assert next(row["stands_for"] for _, row in PLACES if row["name"] == name) == code


def test_lists_in_cells_have_no_empty_or_padded_parts() -> None:
    def is_wrong(row: dict[str, str]) -> bool:
        return any(part != part.strip() or not part for cell in ("aliases", "demonyms") if row[cell]
                   for part in row[cell].split(";"))  # fmt: skip

    assert offenders(PLACES, is_wrong) == []
