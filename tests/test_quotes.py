"""Quotes by rule: cues, marks, frames without a parse, turns, circumstances; arbitrary text."""

from datetime import date
from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.entities import Entities, read_entities
from tasks.language import Analysis, analyse
from tasks.quotes import read_quotes
from tasks.quotes.circumstances import said_on, venue
from tasks.quotes.cues import CUES
from tasks.quotes.marks import find_stretches
from tasks.quotes.nouns import NOUNS
from tasks.quotes.turns import find_turns
from tasks.records import Document

PUBLISHED = date(2025, 5, 12)


def read(text, title=None):
    document = Document("d", text, title, PUBLISHED)
    analysis = analyse(text)
    return read_quotes(document, analysis, read_entities(document, analysis))


def paragraphs(text):
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


@cache
def blank():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def read_without_model(text):
    doc = blank()(text)
    sentences = tuple((sent.start_char, sent.end_char) for sent in doc.sents)
    analysis = Analysis(text, doc, sentences, paragraphs(text), "none")
    return read_quotes(Document("d", text, None, PUBLISHED), analysis, Entities(()))


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.example)
def test_every_cue_reports_in_its_example(cue):
    found = [(q.cue, cue.example[q.start_char : q.end_char]) for q in read(cue.example)]
    assert [words for word, words in found if word.split()[0].lower() in cue.forms] == [cue.reports]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: NOUNS[noun])
def test_every_noun_carries_its_clause(noun):
    found = [(q.cue, (q.speaker_text or "").removeprefix("Ms. ")) for q in read(NOUNS[noun])]
    assert found == [(noun, "Ward")]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ('“One," she said.', ['“One,"']),  # opened curly, closed straight
        ("by “30 to 50 percent.“ It", ["“30 to 50 percent.“"]),  # closed by an opening mark
        ("``One,'' she said.", ["``One,''"]),
        ("‘One,’ she said; the firms’ ships", ["‘One,’"]),
        ("'One,' she said; the firms' ships", ["'One,'"]),
        ("the firms' ships and the states' rights", []),
        ("“He said, ‘Two,’ to me,” she said.", ["“He said, ‘Two,’ to me,”"]),  # the outermost
        ("a 5' 10\" plank", []),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),  # each paragraph opens anew
        ("“One.\n\nTwo.”", ["“One.\n\nTwo.”"]),  # one long stretch
        ("A lone ” mark and a lone “ mark", []),
    ],
)
def test_marks(text, stretches):
    assert [text[s.start : s.end] for s in find_stretches(text, paragraphs(text))] == stretches


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“It is over,” Ms. Ward said.", [("direct", "“It is over,”", "Ms. Ward")]),
        ("“It is over,” said Anna Ward, a trader.", [("direct", "“It is over,”", "Anna Ward")]),
        ("The port will close, Ms. Ward said.", [("indirect", "The port will close", "Ms. Ward")]),
        ("Ms. Ward said that the port will close.", [("indirect", "the port will close", "Ms. Ward")]),
        (
            "According to the bank, the port will close.",
            [("indirect", "the port will close", "the bank")],
        ),
    ],
)
def test_without_a_model_word_order_tells(text, quotes):
    found = [(q.kind, text[q.start_char : q.end_char], q.speaker_text) for q in read_without_model(text)]
    assert found == quotes


def test_a_pronoun_without_anybody_in_the_text_is_whom_the_title_names():
    quotes = read("“Both sides gained,” he said.", "Treasury Secretary Scott Bessent spoke on the talks.")
    assert [q.speaker for q in quotes] == ["Scott Bessent"]


def test_an_answer_belongs_to_the_spokesperson_of_the_title():
    text = "Q: Will the fees rise?\nA: We will wait and see."
    quotes = read(text, "Foreign Ministry Spokesperson Lin Jian answered questions on port fees.")
    assert [(q.kind, q.speaker) for q in quotes] == [("turn", None), ("turn", "Lin Jian")]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        # doubled single marks close as they do in old wire copy
        ("“Ports will close,’’ said Anna Ward of the bank.", [("direct", "“Ports will close,’’", "Anna Ward")]),
        # she goes on, not the paper that passed her words on
        (
            "“Ports will close,” said Janet Yellen, the former secretary, according to Bloomberg News. “Trade falls.”",
            [("direct", "“Ports will close,”", "Janet Yellen"), ("direct", "“Trade falls.”", "Janet Yellen")],
        ),
        # a name before a verb to which the parse gives no subject
        (
            "The fee on Chinese ships took effect Friday and Beijing said it would answer.",
            [("indirect", "it would answer", "China")],
        ),
        # a participle belongs to whom the sentence is about
        (
            'Janet Yellen has shown no signs of retreat, threatening fees that "could go very high."',
            [("direct", '"could go very high."', "Janet Yellen")],
        ),
        # acting by a rule quotes nobody
        ("Ships must act according to the port rules of the day.", []),
        (
            "China's Ministry of Commerce said it was “alarmed” by the fee but also called it “no surprise.”",
            [
                ("direct", "“alarmed”", "Ministry of Commerce of the People's Republic of China"),
                ("direct", "“no surprise.”", "Ministry of Commerce of the People's Republic of China"),
            ],
        ),
        (
            "Janet Yellen has signaled there is no plan for a visit.",
            [("indirect", "there is no plan for a visit", "Janet Yellen")],
        ),
    ],
)
def test_whose_words_they_are(text, quotes):
    found = [(q.kind, text[q.start_char : q.end_char], q.speaker) for q in read(text)]
    assert [quote for quote in found if quote[0] == "direct" or len(quotes) == 1] == quotes


def test_a_credit_line_opens_no_turn():
    text = "Bo Doe Photographer: Al Low/Harbour\n\nExports rose.\n\nAnn Roe Photographer: Al Low/Harbour\n\nIt fell."
    assert not find_turns(analyse(text))


def test_the_long_title_of_a_law_is_no_speech():
    text = "In line with the “Regulations of the Republic on the Use of Ports,” ships of Acme pay a fee, Ms. Ward said."
    assert not [q for q in read(text) if q.kind == "direct"]


def test_a_single_label_makes_no_transcript():
    text = "Summary of the day: exports rose.\nThe port was open."
    assert not find_turns(analyse(text))


@pytest.mark.parametrize(
    ("zones", "iso", "place"),
    [
        ([" on Monday in a statement"], "2025-05-12", "in a statement"),
        ([" at a news conference in Tokyo on May 3"], "2025-05-03", "at a news conference in Tokyo"),
        ([" at a briefing in Beijing Friday"], "2025-05-09", "at a briefing in Beijing"),
        ([" at the United States embassy"], None, None),  # part of another name
        ([" in March"], None, None),  # a month is no day, and no place
        (["", "On Friday, "], "2025-05-09", None),
    ],
)
def test_circumstances(zones, iso, place):
    assert (said_on(zones, PUBLISHED), venue(zones)) == (iso, place)


def test_a_place_of_work_is_no_venue():
    assert [q.venue for q in read("“It is over,” said Anna Ward, a fellow at the Brookings Institution.")] == [None]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="“”\"'‘’ \nabc.,:;—ABQ said()", max_size=200) | st.text(max_size=200))
def test_any_text_gives_quotes_inside_it(text):
    for quote in [*read_without_model(text), *read(text)]:
        assert 0 <= quote.start_char < quote.end_char <= len(text)


def test_time_is_linear_in_the_length_of_hostile_text():
    for piece in ("“a ", "said, ", "according to , ", "‘x’ ", '" ', "Q: "):
        read_without_model(piece * 4000)
