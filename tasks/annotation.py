"""Facts in the JSON shape of docs/annotation.md: the one place where records become that shape."""

from dataclasses import asdict
from typing import Any

from tasks.records import Entity, Event, Facts, Figure, Quote

_LISTS = {"person": "people", "organisation": "organisations", "place": "places"}


def annotate(content: str, facts: Facts) -> dict[str, Any]:
    """people, organisations, places, figures, quotes, events, relevance and topics as plain JSON values."""
    shape: dict[str, Any] = {name: [] for name in _LISTS.values()}
    for entity in facts.entities:
        shape[_LISTS[entity.kind]].append(_entity(content, entity))
    shape["figures"] = [_figure(content, figure) for figure in facts.figures]
    shape["quotes"] = [_quote(content, quote) for quote in facts.quotes]
    shape["events"] = [_event(content, event) for event in facts.events]
    for link in facts.event_figures:
        shape["events"][link.event_index]["figures"].append({"figure": link.figure_index, "role": link.role})
    shape["relevance"] = {
        "score": round(facts.relevance.score, 4),
        "on_topic": facts.relevance.on_topic,
        "reasons": [
            {"term": term, "weight": weight, "start": start} for term, weight, start in facts.relevance.reasons
        ],
    }
    shape["topics"] = [{"topic": topic, "terms": list(terms)} for topic, terms in facts.topics]
    return shape


def _span(content: str, item: Figure | Quote | Event) -> dict[str, Any]:
    fields = asdict(item)
    start, end = fields.pop("start_char"), fields.pop("end_char")
    return {"start": start, "end": end, "text": content[start:end]} | fields


def _entity(content: str, entity: Entity) -> dict[str, Any]:
    shape: dict[str, Any] = {"canonical": entity.canonical, "country": entity.country}
    if entity.kind == "person":
        shape["role"] = entity.role
    shape["mentions"] = [
        {"start": m.start_char, "end": m.end_char, "text": content[m.start_char : m.end_char]} for m in entity.mentions
    ]
    return shape


def _figure(content: str, figure: Figure) -> dict[str, Any]:
    shape = _span(content, figure)
    low, high = _number(shape["value"]), shape.pop("value_high")
    shape["value"] = low if high is None else [low, _number(high)]
    return shape | {"goods": list(figure.goods), "basis": list(figure.basis)}


def _quote(content: str, quote: Quote) -> dict[str, Any]:
    return _span(content, quote)


def _event(content: str, event: Event) -> dict[str, Any]:
    return _span(content, event) | {"goods": list(event.goods), "participants": list(event.participants), "figures": []}


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
