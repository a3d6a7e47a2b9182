"""Floors on labelled sentences of tests/corpus: what is done by whom, since when, on what ground.

A sentence whose event is marked optional is neither a miss nor an error; floors go up freely, down only with a reason.
"""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tasks.entities import read_entities
from tasks.events import read_events
from tasks.figures import read_figures
from tasks.language import analyse
from tasks.quotes import read_quotes
from tasks.records import Document, Event

CORPUS = Path(__file__).parent / "corpus"
_UNORDERED = ("talks", "agreement")


@lru_cache
def labelled(name: str) -> list[dict[str, Any]]:
    with (CORPUS / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read(label: dict[str, Any]) -> tuple[Event, ...]:
    text = label["text"]
    document = Document("t", text, None, date.fromisoformat(label["published"]), label.get("source"))
    analysis = analyse(text)
    entities = read_entities(document, analysis)
    quotes = read_quotes(document, analysis, entities)
    return read_events(document, analysis, entities, quotes, read_figures(document, analysis, entities, quotes))[0]


def _agree(event: Event, wanted: dict[str, Any]) -> bool:
    if event.type != wanted["type"]:
        return False
    if event.type in _UNORDERED:
        return {event.actor, event.target} == {wanted["actor"], wanted["target"]}
    return (event.actor, event.target) == (wanted["actor"], wanted["target"])


@pytest.mark.parametrize("name", ["events.jsonl", "events_parties.jsonl", "events_clauses.jsonl"])
def test_a_sentence_that_is_cut_off_anywhere_is_read(name):
    for number, label in enumerate(labelled(name)[::12]):
        words = label["text"].split()
        for last in range(1 + number % 3, len(words), 3):
            cut = " ".join(words[:last]).rstrip(".,;:”")
            assert all(event.end_char <= len(cut) for event in read(label | {"text": cut}))


def test_types_sides_and_statuses():
    labels = labelled("events.jsonl")
    assert len(labels) >= 100
    found = spurious = missed = right = 0
    for label in labels:
        left = list(read(label))
        is_open = any(wanted.get("optional") for wanted in label["events"])
        for wanted in label["events"]:
            match = next((event for event in left if _agree(event, wanted)), None)
            if match:
                left.remove(match)
            if not wanted.get("optional"):
                found, missed = found + bool(match), missed + (match is None)
                right += match is not None and match.status == wanted["status"]
        spurious += 0 if is_open else len(left)
    assert 2 * found / (2 * found + spurious + missed) >= 0.9
    assert right / found >= 0.92


def test_effective_dates():
    labels = labelled("events_dates.jsonl")
    assert len(labels) >= 40
    told = [(label, key) for label in labels for key in ("effective_from", "effective_until") if label[key]]
    right = sum(any(getattr(event, key) == label[key] for event in read(label)) for label, key in told)
    assert right / len(told) >= 0.85


@pytest.mark.parametrize(
    ("name", "floor"), [("events_told.jsonl", 0.93), ("events_parties.jsonl", 0.97), ("events_clauses.jsonl", 0.97)]
)
def test_dates_of_news_sentences(name: str, floor: float):
    """Wire, official and statement sentences with every date that the text tells, null where it tells none.

    Those of events_parties.jsonl each tell who acts on whom by one way of writing, or look like it and do not;
    those of events_clauses.jsonl tell what is feared, given up or only mentioned, and two deeds in one sentence.
    """
    labels = labelled(name)
    assert len(labels) >= 60
    found = missed = spurious = status = dates = dated = 0
    for label in labels:
        left = list(read(label))
        for wanted in label["events"]:
            match = next((event for event in left if _agree(event, wanted)), None)
            if match is None:
                missed += 1
                continue
            left.remove(match)
            found, status = found + 1, status + (match.status == wanted["status"])
            if "date" in wanted:
                dated, dates = dated + 1, dates + (match.date == wanted["date"])
        spurious += len(left)
    assert 2 * found / (2 * found + spurious + missed) >= floor
    assert status / found >= 0.95
    assert dates / dated >= 0.93


def test_instruments():
    labels = labelled("events_instruments.jsonl")
    assert len(labels) >= 40
    right = sum(any(event.instrument == label["instrument"] for event in read(label)) for label in labels)
    assert right / len(labels) >= 0.85
