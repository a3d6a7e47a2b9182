"""The registry of people: every date valid, no office held twice, every name telling who is meant."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "reference" / "people"
TODAY = datetime.now(UTC).date()
PERSON_KEYS = {
    "name", "surname", "chinese_name", "aliases", "ambiguous_aliases", "gender", "country", "source", "offices",
}  # fmt: skip
OFFICE_KEYS = {"title", "short", "body", "from", "until", "shared"}
LEAST_SHARE_VERIFIED = 0.6


def _people() -> list[dict[str, Any]]:
    return [person for path in sorted(FOLDER.glob("*.toml")) for person in tomllib.loads(path.read_text())["person"]]


PEOPLE = _people()


def _holders(title: str, body: str, on: date) -> list[str]:
    return [
        person["name"]
        for person in PEOPLE
        for office in person["offices"]
        if (office["title"], office.get("body")) == (title, body)
        and office["from"] <= on < office.get("until", date.max)
    ]


def test_every_block_has_the_known_keys() -> None:
    for person in PEOPLE:
        assert set(person) <= PERSON_KEYS, person["name"]
        assert {"name", "surname", "aliases", "country", "source", "offices"} <= set(person), person["name"]
        assert person.get("gender", "f") in {"f", "m"}, person["name"]
        assert len(person["country"]) == 2 and person["country"].isupper(), person["name"]
        for office in person["offices"]:
            assert set(office) <= OFFICE_KEYS, (person["name"], office)
            assert office["title"], person["name"]


def test_a_person_has_one_block() -> None:
    names = [person["name"] for person in PEOPLE]
    assert sorted(names) == sorted(set(names))


def test_the_surname_is_part_of_a_name_of_the_person() -> None:
    for person in PEOPLE:
        names = [person["name"], *person["aliases"]]
        assert any(person["surname"] in name for name in names), person["name"]


def test_a_term_begins_before_it_ends_and_not_in_the_future() -> None:
    for person in PEOPLE:
        for office in person["offices"]:
            assert type(office["from"]) is date and office["from"] <= TODAY, (person["name"], office)
            if "until" in office:
                assert type(office["until"]) is date and office["from"] < office["until"], (person["name"], office)


def test_an_office_that_one_alone_holds_has_no_overlapping_terms() -> None:
    terms = defaultdict(list)
    for person in PEOPLE:
        for office in person["offices"]:
            if not office.get("shared", False):
                term = (office["from"], office.get("until", date.max), person["name"])
                terms[office["title"], office.get("body")].append(term)
    for key, held in terms.items():
        held.sort()
        for (_, until, before), (start, _, after) in pairwise(held):
            assert until <= start, (key, before, after)


def test_nobody_holds_a_shared_office_twice_at_once() -> None:
    for person in PEOPLE:
        terms = defaultdict(list)
        for office in person["offices"]:
            terms[office["title"], office.get("body")].append((office["from"], office.get("until", date.max)))
        for key, held in terms.items():
            held.sort()
            for (_, until), (start, _) in pairwise(held):
                assert until <= start, (person["name"], key)


def test_a_name_or_alias_means_one_person_or_is_marked_ambiguous() -> None:
    owners = defaultdict(set)
    for person in PEOPLE:
        for name in [person["name"], *person["aliases"]]:
            owners[name.casefold()].add(person["name"])
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_an_alias_is_not_a_bare_surname_of_somebody_else() -> None:
    surnames = defaultdict(set)
    for person in PEOPLE:
        surnames[person["surname"].casefold()].add(person["name"])
    for person in PEOPLE:
        for alias in person["aliases"]:
            assert surnames[alias.casefold()] <= {person["name"]}, (person["name"], alias)


def test_chinese_names_stand_family_name_first_and_without_hyphen() -> None:
    for person in PEOPLE:
        if person["country"] == "CN" and person["name"].startswith(person["surname"] + " "):
            assert "-" not in person["name"], person["name"]
            assert len(person["name"].split()) == 2, person["name"]


def test_every_source_is_an_address_or_says_unverified() -> None:
    for person in PEOPLE:
        assert person["source"] == "unverified" or person["source"].startswith(("https://", "http://")), person["name"]


def test_most_people_were_verified_in_a_text() -> None:
    verified = sum(person["source"] != "unverified" for person in PEOPLE)
    assert verified / len(PEOPLE) >= LEAST_SHARE_VERIFIED


STATE_COUNCIL = "State Council of the People's Republic of China"
MOFCOM = "Ministry of Commerce of the People's Republic of China"


@pytest.mark.parametrize(
    ("title", "body", "on", "holder"),
    [
        ("President of the United States", "White House", date(2017, 1, 19), "Barack Obama"),
        ("President of the United States", "White House", date(2017, 1, 20), "Donald Trump"),
        ("President of the United States", "White House", date(2024, 5, 14), "Joe Biden"),
        ("Secretary of Commerce", "United States Department of Commerce", date(2019, 11, 7), "Wilbur Ross"),
        ("Secretary of Commerce", "United States Department of Commerce", date(2023, 8, 29), "Gina Raimondo"),
        ("Secretary of Commerce", "United States Department of Commerce", date(2025, 6, 9), "Howard Lutnick"),
        ("Secretary of the Treasury", "United States Department of the Treasury", date(2018, 5, 3), "Steven Mnuchin"),
        ("Secretary of the Treasury", "United States Department of the Treasury", date(2025, 5, 12), "Scott Bessent"),
        (
            "United States Trade Representative",
            "Office of the United States Trade Representative",
            date(2020, 1, 15),
            "Robert Lighthizer",
        ),
        (
            "United States Trade Representative",
            "Office of the United States Trade Representative",
            date(2022, 6, 1),
            "Katherine Tai",
        ),
        ("Premier of China", STATE_COUNCIL, date(2022, 3, 5), "Li Keqiang"),
        ("Premier of China", STATE_COUNCIL, date(2023, 3, 11), "Li Qiang"),
        ("Minister of Commerce", MOFCOM, date(2016, 9, 1), "Gao Hucheng"),
        ("Minister of Commerce", MOFCOM, date(2019, 1, 9), "Zhong Shan"),
        ("Minister of Commerce", MOFCOM, date(2023, 8, 29), "Wang Wentao"),
        ("China International Trade Representative", MOFCOM, date(2025, 4, 15), "Wang Shouwen"),
        ("China International Trade Representative", MOFCOM, date(2025, 4, 16), "Li Chenggang"),
    ],
)
def test_who_held_an_office_on_a_day(title: str, body: str, on: date, holder: str) -> None:
    assert _holders(title, body, on) == [holder]


@pytest.mark.parametrize(
    ("on", "present", "absent"),
    [
        (date(2019, 5, 10), "Liu He", "He Lifeng"),
        (date(2023, 8, 29), "He Lifeng", "Liu He"),
    ],
)
def test_vice_premiers_change_with_the_cabinet(on: date, present: str, absent: str) -> None:
    holders = _holders("Vice Premier of China", STATE_COUNCIL, on)
    assert present in holders and absent not in holders and len(holders) == 4
