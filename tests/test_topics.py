"""Topics of sentences and articles: the taxonomy's own examples, labelled sentences, articles on several subjects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.language import analyse
from tasks.records import Document
from tasks.topics import find_hits, load_taxonomy, read_topics

TOPICS = load_taxonomy().topics
LABELLED = [
    json.loads(line)
    for line in (Path(__file__).parent / "corpus" / "topics.jsonl").read_text(encoding="utf-8").splitlines()
]
PRECISION_FLOOR, RECALL_FLOOR = 0.95, 0.95


def topics_of(text, title=None):
    return read_topics(Document("d", text, title), analyse(text))


def sentence_topics(text):
    return {found.topic for found in topics_of(text)[0]}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_every_topic_is_found_in_its_example_and_not_in_what_is_unlike_it(topic):
    assert topic.name in sentence_topics(topic.example)
    assert topic.name not in sentence_topics(topic.unlike)


def test_labelled_sentences():
    right = wrong = missed = 0
    for row in LABELLED:
        found, wanted = sentence_topics(row["text"]), set(row["topics"])
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
    assert right / (right + wrong) >= PRECISION_FLOOR
    assert right / (right + missed) >= RECALL_FLOOR


def test_every_topic_is_labelled_somewhere():
    assert {topic.name for topic in TOPICS} == {name for row in LABELLED for name in row["topics"]}


THREE = (
    "China raised its tariffs on American wine to 84 percent. The duty takes effect on Thursday. "
    "Hotels in Hawaii counted fewer Chinese tourists in March. Visitors from Shanghai used to stay for a week. "
    "The foundry in Wuhan ordered new lithography machines. Its chips go into cars."
)


def test_a_sentence_of_an_article_on_three_subjects_answers_for_its_own_only():
    by_sentence = {}
    for found in topics_of(THREE)[0]:
        by_sentence.setdefault(THREE[found.start_char : found.end_char], set()).add(found.topic)
    assert by_sentence["Hotels in Hawaii counted fewer Chinese tourists in March."] == {"travel"}
    assert "tariffs" not in by_sentence["The foundry in Wuhan ordered new lithography machines."]
    assert "travel" not in by_sentence["China raised its tariffs on American wine to 84 percent."]


def test_an_article_on_three_subjects_has_all_three_with_their_terms():
    _, topics = topics_of(THREE)
    terms = dict(topics)
    assert {"tariffs", "travel", "semiconductors"} <= terms.keys()
    assert "lithography" in terms["semiconductors"]


def test_a_mention_in_passing_is_not_what_the_article_is_about():
    text = (
        "The two sides met for talks in Geneva. Negotiators spoke of a truce. " * 20 + "A farmer watched on television."
    )
    assert [topic for topic, _ in topics_of(text, "Talks go on")[1]] == ["negotiations"]


def test_the_title_counts():
    assert topics_of("It starts on Monday.", "Port fees for Chinese vessels")[1][0][0] == "shipping and ports"


def test_terms_are_those_of_the_text():
    found = topics_of("Traders fear new tariffs.")[0]
    assert [(topic.topic, topic.terms) for topic in found] == [("tariffs", ("tariffs",))]


def test_a_counter_term_covers_only_what_stands_in_it():
    assert "semiconductors" not in sentence_topics("It is a bargaining chip.")
    assert "semiconductors" in sentence_topics("The chip is a bargaining chip.")


def test_one_hint_is_not_enough():
    assert "negotiations" not in sentence_topics("It was a good deal for the family.")
    assert "negotiations" in sentence_topics("They agreed on a deal.")


@pytest.mark.parametrize("text", ["", " ", "word", "关税", "\x00"])
def test_texts_without_topics(text):
    assert topics_of(text) == ((), ())


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_hits_stand_in_any_text(text):
    for hit in find_hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
