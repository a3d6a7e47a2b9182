"""JSON Feed to entries, also where the document is cut off or carries raw control characters. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tasks.feeds.dates import read_instant
from tasks.feeds.entries import author_name, believable, language_code, plain_summary, plain_title, web_address
from tasks.json_text import whole_characters
from tasks.records import FeedEntry, ParsedFeed, Rejected

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_TITLE = re.compile(r'"title"\s*:\s*("(?:[^"\\]|\\.){0,500}")')
_SEPARATOR = re.compile(r"[\s,]*")
# The version is required; some feeds lack it, and in a cut one it may have stood at the end.
_VERSION = re.compile(
    r"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version|\"(?:feed_url|home_page_url)\"\s*:\s*\"", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Document:
    title: str
    language: str
    items: list[Any]
    is_whole: bool


def looks_like_json(text: str) -> bool:
    """Whether the text begins as a JSON object or array."""
    return text.lstrip("﻿ \t\r\n")[:1] in ("{", "[")


def parse_json_feed(
    text: str, source_id: str, base_address: str, fetched_at: datetime | None = None, *, most: int
) -> ParsedFeed:
    """The first `most` entries of a JSON Feed; never raises. Of a cut one, its whole items. Losses are Rejected."""
    document = _read(whole_characters(text.lstrip("﻿ \t\r\n")))
    if document is None:
        return ParsedFeed(source_id, "", "", None, None, (), (), (), "the answer is JSON, but not a JSON Feed")
    entries: list[FeedEntry] = []
    rejected: list[Rejected] = []
    for item in document.items[:most]:
        found = _entry(item, source_id, base_address, document.language, fetched_at)
        if isinstance(found, FeedEntry):
            entries.append(found)
        else:
            rejected.append(found)
    if len(document.items) > most:
        rejected.append(
            Rejected("feed", base_address, f"the feed lists more than {most:,} entries; the rest was not read")
        )
    elif not document.is_whole:
        rejected.append(Rejected("feed", base_address, "the JSON Feed breaks off; the items before that were read"))
    title, language = plain_title(document.title), language_code(document.language)
    return ParsedFeed(source_id, "json_feed", title, language, None, tuple(entries), tuple(rejected), (), None)


def _read(text: str) -> _Document | None:
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return _read_cut(text)
    if not isinstance(found, dict) or not isinstance(found.get("items"), list) or not _is_feed(found):
        return None
    return _Document(_text(found.get("title")), _text(found.get("language")), list(found["items"]), True)


def _is_feed(found: dict[str, Any]) -> bool:
    return bool(_VERSION.search(_text(found.get("version"))) or found.get("feed_url") or found.get("home_page_url"))


def _read_cut(text: str) -> _Document | None:
    start = _ITEMS.search(text)
    if start is None or not _VERSION.search(text):
        return None
    decoder = json.JSONDecoder(strict=False)
    items: list[Any] = []
    position = start.end()
    while True:
        separator = _SEPARATOR.match(text, position)
        position = separator.end() if separator else position
        try:
            item, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            items += _close(text[position:])
            break
        items.append(item)
    title = _TITLE.search(text, 0, start.start())
    return _Document(_string(title.group(1)) if title else "", "", items, False)


def _close(cut: str) -> list[Any]:
    """The item in whose middle the document ends, as far as it goes: mostly its last and longest value is cut."""
    for end in ('"}', "}", '"]}', "]}", '"}]}', "}]}"):
        try:
            return [json.loads(cut + end, strict=False)]
        except (ValueError, RecursionError):
            continue
    return []


def _string(literal: str) -> str:
    try:
        return _text(json.loads(literal, strict=False))
    except ValueError:
        return ""


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return ""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _entry(item: Any, source_id: str, base: str, language: str, fetched_at: datetime | None) -> FeedEntry | Rejected:
    if not isinstance(item, dict):
        return Rejected("feed", base, "an item of the JSON Feed is not an object")
    links = [_text(item.get(key)) for key in ("url", "external_url", "id")]
    given = next((link for link in links if link), "")
    address = next((found for link in links[:2] if (found := web_address(link, base))), None)
    if address is None and links[2].startswith(("http://", "https://")):
        address = web_address(links[2], base)
    if address is None:
        return Rejected("feed", base, f"entry without a web address: {given[:200]!r}")
    summary = next((_text(item[key]) for key in ("summary", "content_text", "content_html") if item.get(key)), "")
    instant = read_instant(_text(item.get("date_published"))) or read_instant(_text(item.get("date_modified")))
    return FeedEntry(
        source_id=source_id,
        address=address,
        title=plain_title(_text(item.get("title"))),
        summary=plain_summary(summary),
        published_at=believable(instant, fetched_at),
        language=language_code(_text(item.get("language")) or language),
        external_id=_text(item.get("id"))[:500] or None,
        author=_author(item),
    )


def _author(item: dict[str, Any]) -> str | None:
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    names = [author_name(_text(person.get("name"))) for person in people[:10] if isinstance(person, dict)]
    return ", ".join(name for name in names if name) or None
