"""One document's facts as a page for people: who said what, each figure with its sentence, the trade actions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

_LONGEST = 240


def card(shape: dict[str, Any]) -> RenderableType:
    """The page of one document in the shape of docs/annotation.md."""
    parts: list[RenderableType] = [_head(shape)]
    if shape.get("first_look"):
        look = shape["first_look"]
        parts.append(visible(f"first look: {'fetch' if look['fetch'] else 'skip'} ({'; '.join(look['reasons'])})"))
    for title, table in (
        ("people", _people(shape)),
        ("said", _quotes(shape)),
        ("figures", _figures(shape)),
        ("trade actions", _events(shape)),
    ):
        parts.append(table if table.row_count else visible(f"no {title}", "dim"))
    return Group(*parts, "")


def visible(text: str, style: str = "") -> Text:
    """The words with control characters shown as their codes: what a page says never steers the terminal."""
    shown = "".join(
        c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else f"\\u{ord(c):04x}" for c in text
    )
    return Text(shown, style=style)


def _head(shape: dict[str, Any]) -> Panel:
    relevance = shape.get("relevance") or {}
    lines = [
        f"{shape.get('published') or 'no date'}  {shape.get('byline') or ''}".rstrip(),
        f"{shape['outcome']}{': ' + shape['reason'] if shape.get('reason') else ''}, "
        f"{'on topic' if relevance.get('on_topic') else 'off topic'} ({relevance.get('score', 0):.2f})",
    ]
    if topics := shape.get("topics"):
        lines.append("topics: " + ", ".join(topic["topic"] for topic in topics))
    return Panel(visible("\n".join(lines)), title=visible(shape.get("title") or shape["id"]), title_align="left")


def _cells(table: Table, *values: str | None) -> None:
    table.add_row(*(visible(_short(value or "")) for value in values))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", show_lines=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _people(shape: dict[str, Any]) -> Table:
    table = _table("people", "name", "country", "role that day", "mentions")
    for person in shape.get("people", []):
        _cells(table, person["canonical"], person["country"], person["role"], str(len(person["mentions"])))
    return table


def _quotes(shape: dict[str, Any]) -> Table:
    table = _table("said", "who", "to whom", "kind", "what")
    for quote in shape.get("quotes", []):
        who = quote["speaker"] or (f"({quote['speaker_text']})" if quote.get("speaker_text") else "?")
        _cells(table, who, quote.get("addressee"), quote["kind"], quote["text"])
    return table


def _figures(shape: dict[str, Any]) -> Table:
    table = _table("figures", "figure", "measure", "how real", "of", "speaker", "sentence")
    for figure in shape.get("figures", []):
        real = " ".join(filter(None, (figure["modality"], figure.get("effect"), figure.get("form"))))
        of = " > ".join(filter(None, (figure["economy"], figure["partner"])))
        sentence = " ".join(_around(shape["text"], figure["start"], figure["end"]))
        _cells(
            table, figure["text"], figure["measure"], real, of, figure["speaker"] or figure.get("attribution"), sentence
        )
    return table


def _around(text: str, start: int, end: int, reach: int = 90) -> Iterator[str]:
    """The words around a span, within its line."""
    first = max(text.rfind("\n", 0, start) + 1, start - reach)
    last = text.find("\n", end)
    yield text[first : min(len(text) if last < 0 else last, end + reach)]


def _events(shape: dict[str, Any]) -> Table:
    table = _table("trade actions", "type", "actor", "target", "status", "date", "words")
    for event in shape.get("events", []):
        _cells(table, event["type"], event["actor"], event["target"], event["status"], event["date"], event["text"])
    return table
