"""Own labelled sentences: cues, marks, paragraphs, speakers, wire copy, readouts, transcripts, traps."""

import json
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tasks.entities import read_entities
from tasks.language import analyse
from tasks.quotes import read_quotes
from tasks.records import Document

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "corpus" / "quotes.jsonl").read_text("utf-8").splitlines()
]
FLOORS = {"direct": 0.97, "direct+speaker": 0.95, "indirect": 0.95, "indirect+speaker": 0.93, "turn+speaker": 0.9}


def read(case):
    document = Document("d", case["text"], None, date.fromisoformat(case["published"]))
    analysis = analyse(document.content)
    return read_quotes(document, analysis, read_entities(document, analysis))


@cache
def readings():
    return [(case, read(case)) for case in CASES]


def matches(label, quote):
    shared = min(label["end"], quote.end_char) - max(label["start"], quote.start_char)
    longer = max(label["end"] - label["start"], quote.end_char - quote.start_char)
    return label["kind"] == quote.kind and shared / longer >= 0.8


def f1(counts):
    right, found, wanted = counts
    return 2 * right / (found + wanted) if found + wanted else 1.0


def test_floors_over_all_sentences():
    counts = defaultdict(lambda: [0, 0, 0])
    wrong = []
    for case, quotes in readings():
        spoken = [quote for quote in quotes if quote.kind != "turn" or quote.speaker]
        labels = [label for label in case["quotes"] if label["kind"] != "turn" or label["speaker"]]
        pairs = [(label, quote) for label in labels for quote in spoken if matches(label, quote)]
        for kind in ("direct", "indirect", "turn"):
            for name in (kind, kind + "+speaker"):
                counts[name][1] += sum(quote.kind == kind for quote in spoken)
                counts[name][2] += sum(label["kind"] == kind for label in labels)
        for label, quote in pairs:
            counts[label["kind"]][0] += 1
            counts[label["kind"] + "+speaker"][0] += label["speaker"] == quote.speaker
        told = sorted((q.kind, q.speaker or "") for q in spoken)
        if told != sorted((label["kind"], label["speaker"] or "") for label in labels) or len(pairs) != len(labels):
            wrong.append((case["text"], [(q.kind, case["text"][q.start_char : q.end_char], q.speaker) for q in spoken]))
    scores = {name: f1(counts[name]) for name in FLOORS}
    assert all(scores[name] >= floor for name, floor in FLOORS.items()), (scores, wrong)


def test_traps_hold_no_speech():
    for case, quotes in readings():
        if case["group"] == "traps":
            assert not quotes, case["text"]


@pytest.mark.parametrize("field", ["addressee", "said_on", "venue", "cue"])
def test_told_circumstances(field):
    for case, quotes in readings():
        for label in case["quotes"]:
            if label.get(field):
                found = [getattr(quote, field) for quote in quotes if matches(label, quote)]
                assert found in ([], [label[field]]), case["text"]
