"""Who a figure is attributed to: own labelled sentences with floors."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tasks.entities import read_entities
from tasks.language import analyse
from tasks.quotes.attribution import attribute, speaker_at
from tasks.quotes.cues import ACTS
from tasks.quotes.reader import read_quotes
from tasks.quotes.speech import read_speech
from tasks.records import Document

LINES = (Path(__file__).parent / "corpus" / "quotes_attribution.jsonl").read_text("utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
FLOORS = {"speaker": 0.95, "attribution": 0.95, "data_source": 0.95}


def attribution_of(text, title, start, end):
    document = Document("d", text, title, date(2025, 5, 12))
    analysis = analyse(text)
    return attribute(read_speech(document, analysis, read_entities(document, analysis)), start, end)


@cache
def readings():
    return [(case, attribution_of(case["text"], case["title"], case["start"], case["end"])) for case in CASES]


@pytest.mark.parametrize("field", FLOORS)
def test_floor(field):
    wrong = [(case["text"], getattr(told, field)) for case, told in readings() if getattr(told, field) != case[field]]
    assert 1 - len(wrong) / len(CASES) >= FLOORS[field], wrong


@pytest.mark.parametrize("act", ACTS, ids=lambda act: ACTS[act])
def test_every_act_has_its_speaker(act):
    sentence = ACTS[act].replace("Ms. Ward", "Donald Trump")
    start = sentence.index(next(character for character in sentence if character.isdigit()))
    told = attribution_of(sentence, None, start, len(sentence) - 1)
    assert (told.attribution, told.speaker is not None) == ("named", True)


def test_the_innermost_quote_is_the_one_at_the_offset():
    text = "The fee is “not small” but fair for all ships, Scott Bessent said."
    document = Document("d", text, None, date(2025, 5, 12))
    analysis = analyse(text)
    quotes = read_quotes(document, analysis, read_entities(document, analysis))
    assert [getattr(speaker_at(quotes, at), "kind", None) for at in (2, 14, 60)] == ["indirect", "direct", None]
