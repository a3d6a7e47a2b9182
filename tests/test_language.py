"""Sentences by rule, one parse a text, and no text that raises."""

import time
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.matcher import Matcher

from tasks import language
from tasks.language import analyse, load_model
from tasks.quick_rules import quicken
from tasks.sentences import split_sentences

SENTENCES = [
    (
        "He met U.S. Trade Representative Jane Roe. They left.",
        ["He met U.S. Trade Representative Jane Roe.", "They left."],
    ),
    ("Sales fell in the U.S. The firm cut jobs.", ["Sales fell in the U.S.", "The firm cut jobs."]),
    (
        "Gov. Ann Roe met Rep. Bo Doe (R-Fla.) on Jan. 5. It rained.",
        ["Gov. Ann Roe met Rep. Bo Doe (R-Fla.) on Jan. 5.", "It rained."],
    ),
    (
        "Halden Inc. said so. Shares of Orwin Co. The rest fell.",
        ["Halden Inc. said so.", "Shares of Orwin Co.", "The rest fell."],
    ),
    ("“We wait. We hope,” he said. She left.", ["“We wait. We hope,” he said.", "She left."]),
    ("“We wait. We hope.” He left.", ["“We wait. We hope.”", "He left."]),
    ('"Why? Because!" Roe said. It is late.', ['"Why? Because!" Roe said.', "It is late."]),
    (
        "It rose 3.5 percent, i.e. more than No. 5 on the list. Nobody knew.",
        ["It rose 3.5 percent, i.e. more than No. 5 on the list.", "Nobody knew."],
    ),
    (
        "Talks begin at 10 a.m. Monday in Geneva. $5 was paid.",
        ["Talks begin at 10 a.m. Monday in Geneva.", "$5 was paid."],
    ),
    ("John F. Kelly spoke. J. Roe did not.", ["John F. Kelly spoke.", "J. Roe did not."]),
    ("One line\nAnother line. And more", ["One line", "Another line.", "And more"]),
    (
        "He opened a “quote. It never closed. So it is cut.",
        ["He opened a “quote.", "It never closed.", "So it is cut."],
    ),
    (
        "“First. Second, he wrote.\n“Third. Fourth.” Fifth.",
        ["“First.", "Second, he wrote.", "“Third. Fourth.”", "Fifth."],
    ),
    ("It ended; nobody minded. Really...", ["It ended; nobody minded.", "Really..."]),
    ("1. The list begins. 2. It goes on.", ["1. The list begins.", "2. It goes on."]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_sentences(text, sentences):
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_the_parse_keeps_to_the_sentences():
    text = "“We wait. We hope,” the U.S. said. Nobody came on Jan. 5.\nA second paragraph"
    analysis = analyse(text)
    assert [sentence.text.strip() for sentence in analysis.doc.sents] == [text[a:b] for a, b in analysis.sentences]


def test_sentences_need_no_model(monkeypatch):
    text = "The U.S. acted. “Yes. No,” he said."
    with_model = analyse(text).sentences
    monkeypatch.setattr(language, "load_model", lambda name=None: (spacy.blank("en"), "none"))
    without = analyse(text)
    assert without.sentences == with_model
    assert not without.has_parse
    assert len(list(without.doc.sents)) == len(with_model)


def test_a_model_that_is_not_there_is_an_error():
    with pytest.raises(ValueError, match="no spaCy model 'nobody'"):
        load_model("nobody")


def test_a_text_over_the_limit_is_parsed_in_pieces(monkeypatch):
    monkeypatch.setattr(language, "_PIECE", 500)
    text = (
        "\n".join(f"Exports of goods {number} rose in May. The ministry said so." for number in range(60)) + "x" * 1500
    )
    analysis = analyse(text)
    assert analysis.doc.text == text
    assert analysis.doc.has_annotation("DEP")


def test_sentence_at_an_offset():
    analysis = analyse("One is here. Two is there.")
    assert [analysis.sentence_at(offset) for offset in (0, 11, 12, 13, 99)] == [(0, 12)] * 3 + [(13, 26)] * 2


def test_reading_twice_gives_the_same():
    text = "Halden Robotics, a maker of drones, sued Orwin in Geneva, said Ann Roe."
    first, second = analyse(text), analyse(text)
    assert [(t.text, t.dep_, t.ent_type_) for t in first.doc] == [(t.text, t.dep_, t.ent_type_) for t in second.doc]


@given(st.text(alphabet=st.sampled_from("aA. \n\"“”!?'0()\u2028\x00é漢U.S."), max_size=120))
@settings(max_examples=150, deadline=None)
def test_sentences_cover_all_that_is_no_white_space_once(text):
    spans = split_sentences(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_is_analysed_whole(text):
    assert analyse(text).doc.text == text


@pytest.mark.parametrize("piece", ["“", '"', ". ", "(", "a.", "Mr. ", "!”", "\n"])
def test_time_grows_with_the_length_only(piece):
    short, long = piece * 10_000, piece * 40_000
    started = time.perf_counter()
    split_sentences(short)
    middle = time.perf_counter()
    split_sentences(long)
    assert time.perf_counter() - middle < 12 * (middle - started) + 0.5


def test_the_quick_rules_give_what_the_pipeline_gives_by_itself():
    plain = spacy.load(load_model()[1].rpartition(" ")[0])
    text = (
        'He’s got 3 of the firms that "were" cut, but there is a plan; nobody gets more.  Who said so?\n\n'
        "Something has been announced, because she'd better have thought about it. \tIt isn't theirs, is it? "
        "We're gonna go."
    )
    assert analyse(text).has_parse
    expected = [(t.tag_, t.pos_, str(t.morph), t.dep_, t.lemma_, t.head.i, t.ent_type_) for t in plain(text)]
    assert [
        (t.tag_, t.pos_, str(t.morph), t.dep_, t.lemma_, t.head.i, t.ent_type_) for t in load_model()[0](text)
    ] == expected


def test_the_quick_rules_are_those_that_run():
    nlp, name = load_model()
    assert name != "none"
    assert not isinstance(nlp.get_pipe("attribute_ruler").matcher, Matcher)


@pytest.mark.parametrize(
    "pattern",
    [
        [{"LOWER": {"REGEX": "^n[ou]thin'$"}}], [{"SHAPE": "dd"}], [{"LOWER": "goods", "OP": "+"}],
        [{"LOWER": "rose"}, {"LOWER": "by"}], [{"LOWER": {"NOT_IN": ["goods", "rose"]}, "TAG": ""}],
    ],
)  # fmt: skip
def test_patterns_on_anything_else_match_as_ever(pattern):
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([pattern], {"POS": "NOUN"})
    ruler.add([[{"LOWER": "but"}]], {"POS": "X"})
    text = "Goods goods rose by 25, but nothin' else rose."
    expected = [token.pos_ for token in nlp(text)]
    assert "NOUN" in expected
    quicken(nlp)
    assert [token.pos_ for token in nlp(text)] == expected
