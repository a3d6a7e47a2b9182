"""Sentences of the project's own with the figures they hold: every measure, trap and number style, with floors."""

import json
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tasks.entities import read_entities
from tasks.figures import read_figures
from tasks.language import analyse
from tasks.quotes import read_quotes
from tasks.records import Document, Figure

CORPUS = sorted((Path(__file__).parent / "corpus").glob("figures*.jsonl"))
# Share of told cases that must be right; they go up freely and down only with a reason.
FLOORS = {
    "found": 0.98, "value": 0.98, "unit": 0.98, "qualifier": 0.95, "change": 0.95, "form": 0.95, "measure": 0.95,
    "modality": 0.95, "economy": 0.92, "partner": 0.9, "effect": 0.92, "direction": 0.95, "goods": 0.9, "scope": 0.95,
    "basis": 0.92, "per": 0.95, "effective_from": 0.9, "effective_until": 0.9, "subject": 0.85, "conversion_of": 1.0,
}  # fmt: skip
AT_LEAST_TWENTY = ("subject", "scope", "per", "effective_from", "change", "form", "measure", "modality", "qualifier")


@lru_cache(maxsize=1)
def cases() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for path in CORPUS for line in path.read_text(encoding="utf-8").splitlines())


@lru_cache(maxsize=1)
def results() -> tuple[tuple[str, bool, str], ...]:
    """(field, right, what was read where) for every told field, and "found" for every figure there is or should be."""
    found: list[tuple[str, bool, str]] = []
    for case in cases():
        found += compare(case, read(case))
    return tuple(found)


def read(case: dict[str, Any]) -> tuple[Figure, ...]:
    document = Document("sentence", case["text"], published=date.fromisoformat(case["published"]))
    analysis = analyse(document.content)
    entities = read_entities(document, analysis)
    return read_figures(document, analysis, entities, read_quotes(document, analysis, entities))


def compare(case: dict[str, Any], figures: tuple[Figure, ...]) -> list[tuple[str, bool, str]]:
    text, left = case["text"], {figure.start_char: figure for figure in figures}
    told: list[tuple[str, bool, str]] = []
    at = 0
    for wanted in case["figures"]:
        start = text.index(wanted["text"], at)
        at = start + len(wanted["text"])
        figure = left.pop(start, None)
        right = figure is not None and figure.end_char == at
        told.append(("found", right, f"{text!r}: {wanted['text']!r}"))
        if figure is None:
            continue
        for name, value in wanted.items():
            if name != "text":
                got = value_of(figure, name, text)
                told.append((name, got == value, f"{text!r}: {wanted['text']!r} {name} {value!r} read as {got!r}"))
    told += [("found", False, f"{text!r}: {text[f.start_char : f.end_char]!r} is no figure") for f in left.values()]
    return told


def value_of(figure: Figure, name: str, text: str) -> Any:
    if name == "value":
        return figure.value if figure.value_high is None else [figure.value, figure.value_high]
    if name in ("goods", "basis"):
        return list(getattr(figure, name))
    if name == "conversion_of":
        start = figure.conversion_of
        return None if start is None else next(w for w in (text[start:].split(" (")[0],))
    return getattr(figure, name)


def test_there_are_enough_sentences_of_every_kind() -> None:
    count = Counter(name for name, _, _ in results())
    assert len(cases()) >= 300
    assert {name: count[name] for name in AT_LEAST_TWENTY if count[name] < 20} == {}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_field_keeps_its_floor(name: str) -> None:
    told = [(right, line) for field, right, line in results() if field == name]
    wrong = [line for right, line in told if not right]
    assert told, f"no sentence tells {name}"
    assert 1 - len(wrong) / len(told) >= FLOORS[name], "\n".join(wrong)
