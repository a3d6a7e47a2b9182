"""What `tradelines extract` is given: pages, texts and feed entries from files, standard input or an address."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import orjson

_KNOWN = (".html", ".htm", ".txt", ".jsonl")
_MAX_LINE_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class InputDocument:
    """One thing to read: a page (html), a given text, or a feed entry (neither of the two)."""

    document_id: str
    published_at: datetime | None  # None: not given
    title: str | None  # None: not given
    source: str | None  # None: not given
    address: str | None  # None: not given
    summary: str | None  # None: not given
    text: str | None  # None: not given
    html: bytes | None  # None: not given
    content_type: str | None  # None: not known; a page from the network brings one


@dataclass(frozen=True, slots=True)
class BrokenInput:
    """A line or file that cannot be read, with its place and reason."""

    place: str
    reason: str


def read_inputs(name: str, stdin: BinaryIO) -> Iterator[InputDocument | BrokenInput]:
    """The documents of one argument: a file, a directory of files, or `-` for standard input.

    A broken line is told and the rest goes on. Never raises for what is in a file.
    """
    if name == "-":
        yield from _read_stream(stdin.read(), "standard input")
        return
    path = Path(name)
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if _form(file))
        if not files:
            yield BrokenInput(name, f"the directory holds no file that ends in {', '.join(_KNOWN)} (or .gz)")
        for file in files:
            yield from _read_file(file)
        return
    yield from _read_file(path)


def _form(path: Path) -> str | None:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes and suffixes[-1] in _KNOWN else None


def _read_file(path: Path) -> Iterator[InputDocument | BrokenInput]:
    form = _form(path)
    if form is None:
        yield BrokenInput(str(path), f"what it is cannot be told from its name; use {', '.join(_KNOWN)} (or .gz)")
        return
    try:
        if form == ".jsonl":
            with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as lines:
                yield from _read_lines(lines, str(path))
            return
        data = path.read_bytes()
        if path.suffix.lower() == ".gz":
            data = gzip.decompress(data)
    except OSError as error:
        yield BrokenInput(str(path), error.strerror or str(error))
        return
    except (EOFError, zlib.error) as error:
        yield BrokenInput(str(path), f"the gzip data is damaged: {error}")
        return
    yield _whole(path.name.split(".")[0], data, is_page=form != ".txt")


def _read_stream(data: bytes, place: str) -> Iterator[InputDocument | BrokenInput]:
    start = data.lstrip()[:1]
    if start == b"{":
        yield from _read_lines(iter(data.splitlines()), place)
    else:
        yield _whole("stdin", data, is_page=start == b"<")


def _whole(document_id: str, data: bytes, *, is_page: bool) -> InputDocument:
    text = None if is_page else data.decode("utf-8", "replace").removeprefix("\ufeff")
    return InputDocument(document_id, None, None, None, None, None, text, data if is_page else None, None)


def _read_lines(lines: Any, place: str) -> Iterator[InputDocument | BrokenInput]:
    number = 0
    try:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _read_line(line, f"{place} line {number}")
    except (EOFError, zlib.error, OSError) as error:
        yield BrokenInput(f"{place} after line {number}", f"the file ends early: {error}")


def _read_line(line: bytes, place: str) -> InputDocument | BrokenInput:
    if len(line) > _MAX_LINE_BYTES:
        return BrokenInput(place, f"the line has more than {_MAX_LINE_BYTES:,} bytes")
    try:
        shape = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return BrokenInput(place, f"not JSON: {error}")
    if not isinstance(shape, dict):
        return BrokenInput(place, "a JSON object is expected")
    names = ("id", "published", "title", "source", "url", "description", "summary", "text", "html")
    wrong = [name for name in names if not isinstance(shape.get(name), str | int | None)]
    if wrong:
        return BrokenInput(place, f"field {wrong[0]!r} must be a string")
    given = {name: None if shape.get(name) is None else str(shape[name]) for name in names}
    if not given["id"] and not given["url"]:
        return BrokenInput(place, "the object has neither 'id' nor 'url'")
    published = read_day(given["published"])
    if given["published"] and published is None:
        return BrokenInput(place, f"published {given['published']!r} is no ISO date such as 2025-04-09")
    html = given["html"].encode("utf-8", "replace") if given["html"] is not None else None
    return InputDocument(
        given["id"] or given["url"] or "", published, given["title"], given["source"], given["url"],
        given["summary"] if given["summary"] is not None else given["description"], given["text"], html,
        "text/html; charset=utf-8" if html is not None else None,
    )  # fmt: skip


def read_day(value: str | None) -> datetime | None:
    """An ISO date or instant, at midnight UTC where no time is given; None: absent or no date."""
    if not value:
        return None
    try:
        instant = datetime.fromisoformat(value.strip())
    except ValueError:
        try:
            day = date.fromisoformat(value.strip()[:10])
        except ValueError:
            return None
        instant = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the zone follows
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
