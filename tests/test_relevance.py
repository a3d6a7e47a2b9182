"""Relevance of texts and the first look at entries: own articles and headlines, bad input, places of reasons."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.first_look import load_cues
from tasks.relevance import ON_TOPIC, first_look, read_relevance
from tasks.relevance_signs import GROUPS, read_signs
from tasks.settings import PROJECT
from tasks.term_scan import TermScanner, normalised

CORPUS = Path(__file__).parent / "corpus"


def rows(name):
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


def test_own_articles_that_the_weights_never_saw_are_judged_right():
    articles = rows("relevance.jsonl")
    right = [read_relevance(a["title"], a["text"]).on_topic == (a["label"] == "on") for a in articles]
    assert sum(right) >= 0.9 * len(articles)


def test_the_test_articles_are_not_among_those_the_weights_learnt_from():
    learnt = {article["text"] for article in rows("relevance_training.jsonl")}
    assert not learnt & {article["text"] for article in rows("relevance.jsonl")}


def test_first_look_misses_no_headline_on_the_topic():
    missed = [
        r["title"] for r in rows("first_look.jsonl") if r["fetch"] and not first_look(r["title"], r["summary"]).fetch
    ]
    assert missed == []


def test_first_look_leaves_most_others():
    others = [r for r in rows("first_look.jsonl") if not r["fetch"]]
    assert sum(first_look(r["title"], r["summary"]).fetch for r in others) <= 1


@pytest.mark.parametrize("cue", load_cues(), ids=lambda cue: cue.name)
def test_every_cue_reads_its_example(cue):
    assert cue.pattern.search(cue.example)


@pytest.mark.parametrize(
    "word", ["us", "Join us", "apple pie", "indochina", "chipmunk", "an important investigation", "planet"]
)
def test_words_that_only_look_like_cues(word):
    assert first_look(word, "").reasons == ("no word of China, the United States or trade",)


def test_first_look_says_why():
    look = first_look("U.S. tariffs hit Chinese toys", "")
    assert look.fetch
    assert look.reasons[0] == "China: Chinese (+2)"
    assert "both sides (+1)" in look.reasons


GROUP_EXAMPLES = [
    (block["name"], block["example"])
    for block in tomllib.loads((PROJECT / "reference" / "relevance.toml").read_text(encoding="utf-8"))["group"]
]


def test_groups_of_the_file_are_those_of_the_model():
    assert sorted(name for name, _ in GROUP_EXAMPLES) == sorted(GROUPS)


@pytest.mark.parametrize(("name", "example"), GROUP_EXAMPLES)
def test_every_group_is_found_in_its_example(name, example):
    assert name in read_signs("", example).places


@pytest.mark.parametrize(("title", "text"), [
    ("", ""), ("", "  \n "), ("", "tariffs"), ("", "中国宣布对美国商品加征关税。"), ("", "Der Zoll auf Stahl steigt."),
    ("Wetter", "Morgen wird es regnen."), ("", "\x00\ud800"), ("", "😀" * 1000),
])  # fmt: skip
def test_texts_that_cannot_be_on_the_topic_score_zero_with_a_reason(title, text):
    found = read_relevance(title, text)
    assert (found.score, found.on_topic) == (0.0, False)
    assert found.reasons[0][0] in ("no English text to judge", "China is not named")


def test_a_text_without_title_is_judged_by_its_words():
    text = (
        "China raised its tariffs on American soybeans. U.S. farmers lose their largest market in the trade war. " * 5
    )
    assert read_relevance("", text).on_topic


def test_reasons_stand_where_they_say():
    text = "Officials met. Beijing raised tariffs on U.S. goods, and Washington answered with tariffs on Chinese toys."
    for term, weight, start in read_relevance("U.S. and China raise tariffs", text).reasons:
        assert weight != 0
        if start is not None:
            assert text[start:].lower().startswith(term.rpartition(": ")[2].lower())


def test_five_megabytes_take_no_longer_than_their_start():
    text = "China and the U.S. raise tariffs. " * 150_000
    assert read_relevance("", text).score == read_relevance("", text[:10_000]).score


def test_related_stories_at_the_end_do_not_decide():
    body = "The city council met on Monday to discuss the library. Members spoke about opening hours and fees. " * 90
    residue = "\nRelated: US-China trade war escalates\nChina raises tariffs on U.S. goods\n"
    assert not read_relevance("Council debates library", body + residue).on_topic


@given(st.text(max_size=400), st.text(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_a_score_between_zero_and_one(title, text):
    found = read_relevance(title, text)
    assert 0.0 <= found.score <= 1.0
    assert found.on_topic == (found.score >= ON_TOPIC)
    assert found.reasons


@given(st.text(max_size=300))
def test_normalised_text_keeps_every_offset(text):
    assert len(normalised(text)) == len(text) + 2


@pytest.mark.parametrize(("text", "found"), [
    ("A trade-war looms", ["trade-war"]), ("TRADE  WAR", []), ("the trade wars", []), ("the U.S., again", ["U.S"]),
    ("İstanbul: trade war", ["trade war"]), ("tariffication", ["tariffication"]), ("subtariff", []),
    ("US and us", ["US"]),
])  # fmt: skip
def test_scanner(text, found):
    scanner = TermScanner(["us", "trade war", "tariff*", "u s"], frozenset({0}))
    assert [text[hit.start : hit.end] for hit in scanner.scan(text)] == found
