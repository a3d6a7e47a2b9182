"""Indices over the own corpus: term lists, numerator and denominator, base window, reasons, breaks."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tasks.errors import UserError
from tasks.index_terms import load_index_terms, term_pattern
from tasks.warehouse.indices import replace_index_terms
from tests.given import Given, noon, picked

WEEK = date(2024, 1, 1)
HIT = "Fear of a trade war grows"
INDEX = "index_name = 'trade_policy_uncertainty'"


@pytest.fixture
def given() -> Given:
    given = Given()
    replace_index_terms(given.connection, load_index_terms())
    return given


def list_weeks(given: Given, publisher: str, hits: list[int], entries: int = 10) -> None:
    """So many entries a week, the first ones of which count."""
    given.source(publisher)
    for week, count in enumerate(hits):
        for number in range(entries):
            title = HIT if number < count else "A quiet day at the zoo"
            given.entry(f"{publisher}/{week}/{number}", WEEK + timedelta(7 * week + number % 7), publisher, title=title)


@pytest.mark.parametrize(("term", "text", "is_found"), [
    ("tariff*", "new tariffs on steel", True),
    ("tariff*", "tariff", True),
    ("tariff*", "nontariff", False),
    ("trade war*", "a trade  war", True),
    ("war", "warehouse", False),
    ("u.s.", "the u.s. said", True),
    ("u.s.", "the uxsy said", False),
    ("anti-dumping", "(anti-dumping)", True),
])  # fmt: skip
def test_terms_are_whole_words_and_a_star_stands_for_any_ending(given: Given, term: str, text: str, is_found: bool):
    assert given.ask("SELECT regexp_matches(?, ?) AS found", text, term_pattern([term], "")) == [{"found": is_found}]


@pytest.mark.parametrize(("content", "told"), [
    ("", "version is missing"),
    ('version = "1"\n[[index]]\nname = "x"', "index 'x': name, title and sets are all needed"),
    ('version = "1"\n[[index]]\nname = "x"\ntitle = "t"\n[index.sets]\na = ["Tariff"]', "set 'a': 'Tariff' is no term"),
    ('version = "1"\n[[index]]\nname = "x"\ntitle = "t"\n[index.sets]\na = ["*x"]', "'*x' is no term"),
    ('version = "1"\n[[index]]\nname = "x"\ntitle = "t"\n[index.sets]\na = []', "set 'a': no terms"),
    ("version =", "Invalid value"),
])  # fmt: skip
def test_a_bad_term_list_is_refused_with_its_place(tmp_path: Path, content: str, told: str):
    path = tmp_path / "index_terms.toml"
    path.write_text(content)
    with pytest.raises(UserError, match=r"index_terms\.toml") as error:
        load_index_terms(path)
    assert told in str(error.value)


def test_trend_index_by_week(given: Given):
    hits = [2, 4] * 20
    hits[30] = 8
    list_weeks(given, "harbour", hits)
    found = given.ask(f"FROM trend_index_by_week WHERE {INDEX}")
    assert len(found) == 40
    base = [row["value"] for row in found if row["week"] > WEEK and row["is_complete"]]
    assert sum(base) / len(base) == pytest.approx(100)
    top = max(found, key=lambda row: row["value"])
    assert picked([top], "week", "numerator", "denominator", "share", "publishers", "reason", "base_from") == [
        (WEEK + timedelta(210), 8, 10, 0.8, 1, None, WEEK + timedelta(7))
    ]
    assert found[31]["value"] == pytest.approx(2 * found[32]["value"])  # 4 hits against 2


def test_trend_index_by_month(given: Given):
    list_weeks(given, "harbour", [1, 2, 3, 4] * 10)
    found = given.ask(f"FROM trend_index_by_month WHERE {INDEX}")
    assert found[0]["month"] == date(2024, 1, 1)
    assert all(row["value"] is not None for row in found)
    assert sum(row["denominator"] for row in found) == 400


def test_too_young_a_corpus_has_a_share_and_a_reason_instead_of_a_value(given: Given):
    list_weeks(given, "harbour", [1, 2] * 5)
    found = given.ask(f"FROM trend_index_by_week WHERE {INDEX}")
    assert {row["value"] for row in found} == {None}
    assert found[0]["reason"] == "base window too short: 9 of at least 24 complete weeks"
    assert found[0]["share"] == 0.1


def test_publishers_are_standardised_before_they_are_averaged(given: Given):
    """A loud publisher does not drown a quiet one."""
    list_weeks(given, "loud", [4, 8] * 20, entries=10)
    list_weeks(given, "quiet", [1, 0] * 20, entries=20)
    found = given.ask(f"FROM trend_index_by_week WHERE {INDEX}")
    assert {row["publishers"] for row in found} == {2}
    assert found[10]["denominator"] == 30
    # 4/10 over its deviation plus 1/20 over its own is the same every fortnight; the plain share is not.
    assert found[10]["value"] == pytest.approx(found[12]["value"])


def test_a_topical_source_is_in_no_denominator_but_its_entries_count_when_a_general_one_lists_them_too(given: Given):
    given.source("harbour")
    given.source("topical", is_general_interest=False)
    for number in range(3):
        given.entry(f"h/{number}", WEEK, "harbour", title=HIT, source_id="topical")
    entry = given.entry("h/3", WEEK, "harbour", title=HIT, source_id="topical")
    given.add("entry_sighting", sighting_id=entry, entry_id=entry, source_id="harbour", seen_at=noon(WEEK))
    found = given.ask(f"FROM trend_index_by_week WHERE {INDEX}")
    assert picked(found, "numerator", "denominator") == [(1, 1)]
    behind = given.ask("FROM behind_index('trade_policy_uncertainty')")
    assert picked(behind, "title", "address") == [(HIT, "h/3")]


def test_every_set_must_be_there_and_title_and_summary_count_together(given: Given):
    given.source("harbour")
    for number, (title, summary) in enumerate([
        ("Tariffs rise", ""), ("Fear rises", ""), ("Tariffs rise", "Fear rises"), ("Tariffs", "fears"),
    ]):  # fmt: skip
        given.entry(f"h/{number}", WEEK, title=title, summary=summary)
    found = given.ask(f"FROM trend_index_by_week WHERE {INDEX}")
    assert picked(found, "numerator", "denominator") == [(2, 4)]


def test_new_term_lists_look_through_what_is_stored(given: Given):
    given.source("harbour")
    given.entry("h/1", WEEK, title="Zebras at the zoo")
    given.store()
    terms = load_index_terms()[:1]
    changed = [type(terms[0])("zoo", "Zoo", "2", "animals", ("zebra*",), term_pattern(["zebra*"], ""))]
    assert replace_index_terms(given.connection, changed)
    assert not replace_index_terms(given.connection, changed)
    found = given.ask("FROM trend_index_by_week")
    assert picked(found, "index_name", "numerator", "terms_version") == [("zoo", 1, "2")]


def test_a_source_whose_volume_breaks_is_flagged(given: Given):
    given.source("harbour")
    for week in range(30):
        for number in range(40 if week < 20 else 12):
            given.entry(f"h/{week}/{number}", WEEK + timedelta(7 * week), title=HIT if number % 3 == week % 2 else "x")
    broken = WEEK + timedelta(140)
    found = given.ask("FROM coverage_break")
    assert picked(found, "publisher", "week", "entries", "usual_before", "usual_after") == [
        ("harbour", broken, 12, 40, 12)
    ]
    flagged = [row["week"] for row in given.ask(f"FROM trend_index_by_week WHERE {INDEX}") if row["breaks"]]
    assert flagged == [broken]
