"""Every macro on given rows, and what it says to an argument it does not know."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest

from tasks.index_terms import load_index_terms
from tasks.warehouse.indices import replace_index_terms
from tasks.warehouse.search_index import build_search_index
from tests.given import DAY, Given, noon, picked


@pytest.fixture
def given() -> Given:
    return Given()


@pytest.fixture(scope="module")
def news() -> Given:
    """One article of a minister, one of her successor."""
    given = Given()
    replace_index_terms(given.connection, load_index_terms())
    given.source("harbour")
    given.office("Jane Tan", "Minister of Trade", "Ministry of Trade", date(2024, 1, 1), date(2025, 4, 9))
    given.office("Ann Lee", "Minister of Trade", "Ministry of Trade", date(2025, 4, 9), None)
    a = given.article(
        "h/1", date(2025, 4, 8), "The duty is 25 percent. Chips matter, Jane Tan said. Beans matter, Tan said."
    )
    b = given.article(
        "h/2", date(2025, 4, 10), "The duty is 10 percent. Chips matter, Ann Lee said, and so does Jane Tan."
    )
    for article, speaker in ((a, "Jane Tan"), (b, "Ann Lee")):
        given.add(
            "entity",
            entity_id=None,
            kind="person",
            canonical=speaker,
            country="US",
            is_registered=True,
            first_seen_at=noon(DAY),
        )
        given.mention(article, speaker)
        given.quote(article, "Chips matter", speaker)
        given.topic(article, "semiconductors", "Chips matter")
    given.mention(a, "Jane Tan", "Tan said")
    given.mention(b, "Jane Tan")
    given.quote(a, "Beans matter", "Jane Tan")
    given.figure(a, "25 percent", economy="US", partner="CN", speaker="Jane Tan")
    given.figure(b, "10 percent", economy="CN", partner="US")
    given.store()
    return given


def test_mentions(news: Given):
    found = news.ask("FROM mentions('jane tan')")
    assert picked(found, "article_date", "mention_text", "address") == [
        (date(2025, 4, 10), "Jane Tan", "h/2"),
        (date(2025, 4, 8), "Jane Tan", "h/1"),
        (date(2025, 4, 8), "Tan said", "h/1"),
    ]


def test_figures_about(news: Given):
    found = news.ask("FROM figures_about('tariff_rate', 'US', 'CN')")
    assert picked(found, "article_date", "publisher", "value", "unit", "speaker", "sentence", "address") == [
        (date(2025, 4, 8), "harbour", 25.0, "percent", "Jane Tan", "The duty is 25 percent.", "h/1")
    ]
    assert len(news.ask("FROM figures_about('tariff_rate')")) == 2
    assert len(news.ask("FROM figures_about('tariff_rate', since := '2025-04-09')")) == 1


def test_said(news: Given):
    found = news.ask("FROM said('Jane Tan')")
    assert picked(found, "words", "offices", "sentence") == [
        ("Chips matter", "Minister of Trade", "Chips matter, Jane Tan said."),
        ("Beans matter", "Minister of Trade", "Beans matter, Tan said."),
    ]
    assert picked(news.ask("FROM said('Jane Tan', topic := 'semiconductors')"), "words") == [("Chips matter",)]
    assert news.ask("FROM said('Jane Tan', since := '2025-04-09')") == []


def test_said_by_office(news: Given):
    found = news.ask("FROM said_by_office('Minister of Trade', topic := 'semiconductors')")
    assert picked(found, "article_date", "speaker") == [(date(2025, 4, 10), "Ann Lee"), (date(2025, 4, 8), "Jane Tan")]


def test_coverage(news: Given):
    found = news.ask("FROM coverage('semiconductors', 'week')")
    assert picked(found, "starts_on", "articles", "stories", "share_of_articles") == [(date(2025, 4, 7), 2, 2, 1.0)]
    assert picked(news.ask("FROM coverage()"), "starts_on", "topic") == [(date(2025, 4, 1), "semiconductors")]


def test_evidence(news: Given):
    (figure,) = news.ask("SELECT figure_id FROM figure WHERE value = 25")
    (found,) = news.ask("FROM evidence(?)", str(figure["figure_id"]))
    assert found["sentence"] == "The duty is 25 percent."
    columns = ("kind", "words", "speaker", "office", "publisher", "address", "warc_file", "warc_offset", "is_current")
    assert picked([found], *columns) == [
        ("figure", "25 percent", "Jane Tan", "Minister of Trade", "harbour", "h/1", "2025-04-08/run.warc.gz", 1, True)
    ]
    (quote,) = news.ask("SELECT quote_id FROM quote WHERE speaker = 'Ann Lee'")
    assert picked(news.ask("FROM evidence(?)", quote["quote_id"]), "kind", "words") == [("quote", "Chips matter")]


@pytest.mark.parametrize(("call", "told"), [
    ("mentions('Jane Tann')", "mentions: nobody and nothing called Jane Tann was read; near to it: Jane Tan"),
    ("said('Jane Tann')", "near to it: Jane Tan"),
    ("said('Jane Tan', topic := 'chips')", "said: no article on topic 'chips'; there are semiconductors"),
    ("said_by_office('Minster of Trade')", "near to it: Minister of Trade"),
    ("coverage('chips')", "there are semiconductors"),
    ("coverage('semiconductors', 'year')", "coverage: there is no grain 'year'; there are week, month"),
    ("figures_about('tarif_rate')", "there is no measure 'tarif_rate'; there are tariff_rate, tariffed_trade"),
    ("figures_about('tariff_rate', 'USA')", "no figure of economy 'USA'; there are CN, US"),
    ("figures_about('tariff_rate', 'US', 'PRC')", "no figure with partner 'PRC'; there are CN, US"),
    ("behind_index('tpu')", "there is no index 'tpu'; there are economic_policy_uncertainty"),
])  # fmt: skip
def test_an_unknown_argument_is_told_what_there_is(news: Given, call: str, told: str):
    with pytest.raises(duckdb.Error) as error:
        news.ask(f"FROM {call}")
    assert told in str(error.value)


def instant(hour: int) -> datetime:
    return datetime(2025, 4, 9, hour, tzinfo=UTC)


def test_figures_as_of_and_events_as_of_never_look_ahead(given: Given):
    """Read at 1, changed by the publisher at 3, read better at 5."""
    for hour, revision, version, value in ((1, 1, 1, 25), (3, 2, 1, 20), (5, 2, 2, 21)):
        article = given.article(
            "h/1", content=f"The duty is {value} percent.", revision=revision, version=version, stored_at=instant(hour)
        )
        given.figure(article, f"{value} percent", value)
        given.event(article, "The duty", instrument=f"at {hour}")
        given.store()
    for hour, values, instruments in ((0, [], []), (2, [25], ["at 1"]), (4, [20], ["at 3"]), (6, [21], ["at 5"])):
        at = instant(hour).isoformat()
        assert [row["value"] for row in given.ask("FROM figures_as_of(?)", at)] == values, hour
        assert [row["instrument"] for row in given.ask("FROM events_as_of(?)", at)] == instruments, hour
    now = given.ask("SELECT figure_id, value, sentence FROM figure")
    assert given.ask("SELECT figure_id, value, sentence FROM figures_as_of(?)", instant(6).isoformat()) == now


CORPUS = {
    "h/1": "New export controls hit Micron. The export rules bite.",
    "h/2": "Export controls are debated.",
    "h/3": "Micron makes chips; export control is not its business, says Micron of export controls.",
    "h/4": "A fishing story.",
}


def test_search_before_and_after_the_index_is_built(given: Given):
    for address, content in CORPUS.items():
        given.article(address, content=content, title="")
    before = given.ask("FROM search('export controls Micron')")
    assert {row["address"] for row in before} == {"h/1", "h/3"}
    assert picked(before, "is_indexed", "indexed_until") == [(False, None)] * 2
    build_search_index(given.connection)
    after = given.ask("FROM search('export controls Micron')")
    assert {row["address"] for row in after} == {"h/1", "h/3"}
    assert all(row["is_indexed"] for row in after)
    given.article("h/5", content="Micron again: an export control.", title="", stored_at=noon(DAY) + timedelta(hours=1))
    assert ("h/5", False) in picked(given.ask("FROM search('Micron export control')"), "address", "is_indexed")


def test_search_ranks_the_rarer_word_and_the_shorter_text_higher(given: Given):
    given.article("long", content="Beans. " + "Nothing of note here today. " * 30, title="")
    given.article("short", content="Beans rise.", title="")
    given.article("none", content="Nothing.", title="")
    given.store()
    build_search_index(given.connection)
    assert picked(given.ask("FROM search('bean')"), "address") == [("short",), ("long",)]


@pytest.mark.parametrize("query", ["", "the of", "?!", "nowhere", "Micron nowhere", "'; DROP TABLE x", "Ａ é 中国"])
def test_search_for_odd_words_gives_nothing_and_no_error(given: Given, query: str):
    given.article("h/1", content="Micron makes chips.")
    given.store()
    build_search_index(given.connection)
    assert given.ask("FROM search(?)", query) == []


def test_every_macro_has_a_test():
    names = {row["name"] for row in Given().ask("FROM about WHERE kind = 'macro'")}
    mine = {"mentions", "figures_about", "said", "said_by_office", "coverage", "evidence", "search", "figures_as_of",
            "events_as_of", "behind_index"}  # fmt: skip
    assert mine <= names
