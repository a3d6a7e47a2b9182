"""Bytes of a feed to entries: RSS, Atom, RDF, JSON Feed. The only module that knows feedparser.

The library's dicts end here. A bad entry costs only itself and leaves its reason.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import feedparser

from tasks.feeds.dates import from_struct, read_instant
from tasks.feeds.entries import author_name, believable, language_code, plain_summary, plain_title, web_address
from tasks.feeds.json_feed import looks_like_json, parse_json_feed
from tasks.feeds.parts import cut_entries, split_entries
from tasks.feeds.text import clean_xml, open_document
from tasks.records import FeedEntry, ParsedFeed, Rejected

MAX_BYTES = 15 * 1024 * 1024
MAX_ENTRIES = 2000  # a channel that lists more is an archive; the newest come first
_FEED_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|feed|rdf|channel|entry)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# feedparser raises these on tags that close before they open, numbers that are none, deep nesting.
_LIBRARY_ERRORS = (LookupError, TypeError, ValueError, AttributeError, AssertionError, RecursionError)
_PERIOD_SECONDS = {"hourly": 3600, "daily": 86400, "weekly": 7 * 86400, "monthly": 30 * 86400, "yearly": 365 * 86400}
_DATE_KEYS = ("published", "updated", "created", "date", "pubdate", "dc_date", "modified", "issued")


def parse_feed(
    body: bytes,
    source_id: str,
    base_address: str,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
) -> ParsedFeed:
    """What a feed lists, in its own order, and those of its entries that have no usable link.

    Never raises: a document that is no feed has no entries and an `error`. `fetched_at` is what an entry's date
    may not lie more than a day behind; None: any date is believed.
    """
    text = open_document(body, content_type, MAX_BYTES)
    if text is None:
        return not_a_feed(source_id, f"the feed is larger than {MAX_BYTES:,} bytes after decompression")
    if looks_like_json(text):
        return parse_json_feed(text, source_id, base_address, fetched_at, most=MAX_ENTRIES)
    text = clean_xml(text)
    error = refuse_page(text)
    if error:
        return not_a_feed(source_id, error)
    text, is_cut = cut_entries(text, MAX_ENTRIES)
    try:
        parsed = _parse(text, base_address)
    except _LIBRARY_ERRORS as error:
        parsed = _salvage(text, base_address)
        if parsed is None:
            return not_a_feed(source_id, f"the feed is too broken to be read: {error!r}")
    if not parsed.get("version") and not parsed.get("entries"):
        return not_a_feed(source_id, "the answer is XML, but not a feed")
    found = _collect(parsed, source_id, base_address, fetched_at)
    if not is_cut:
        return found
    note = Rejected("feed", base_address, f"the feed lists more than {MAX_ENTRIES:,} entries; the rest was not read")
    return replace(found, rejected=(*found.rejected, note))


def _parse(text: str, base_address: str) -> Any:
    return feedparser.parse(
        io.BytesIO(text.encode("utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base_address},
        sanitize_html=False,  # all markup is stripped by us
        resolve_relative_uris=False,  # so are links
    )


def _salvage(text: str, base_address: str) -> Any:
    """The items of a feed on which the library breaks, each read by itself; None: none of them can be."""
    whole: Any = None
    for part in split_entries(text):
        try:
            parsed = _parse(part, base_address)
        except _LIBRARY_ERRORS:
            continue
        if whole is None:
            whole = parsed
        else:
            whole.entries.extend(parsed.entries)
    return whole


def not_a_feed(source_id: str, error: str) -> ParsedFeed:
    """The result for an answer that lists nothing because it is something else."""
    return ParsedFeed(source_id, "", "", None, None, (), (), (), error)


def refuse_page(text: str) -> str | None:
    """Why this cleaned text cannot be a feed: it is empty, a page, or no markup; None: it may be one."""
    if not text:
        return "the answer is empty"
    root = _FEED_ROOT.search(text[:20_000])
    page = _PAGE.search(text[:20_000])
    if page and (root is None or page.start() < root.start()):
        return "the answer is an HTML page, not a feed"
    if root is None:
        return "the answer is XML, but not a feed" if text.startswith("<") else "the answer is not a feed"
    return None


def _collect(parsed: Any, source_id: str, base_address: str, fetched_at: datetime | None) -> ParsedFeed:
    channel = parsed.feed
    # Links are relative to the feed's own address, or to the site where the feed was not fetched from the web.
    base = base_address if base_address.startswith("http") else web_address(_text(channel.get("link"))) or base_address
    language = _text(channel.get("language"))
    entries: list[FeedEntry] = []
    rejected: list[Rejected] = []
    seen: set[tuple[str, str]] = set()
    for item in parsed.get("entries", []):
        found = _entry(item, source_id, base, language, fetched_at)
        if isinstance(found, Rejected):
            rejected.append(found)
        elif (found.address, found.title) in seen:
            rejected.append(Rejected("feed", found.address, "the feed repeats an entry"))
        else:
            seen.add((found.address, found.title))
            entries.append(found)
    return ParsedFeed(
        source_id,
        str(parsed.get("version") or "rss"),
        plain_title(_text(channel.get("title"))),
        language_code(language),
        _ttl_seconds(channel),
        tuple(entries),
        tuple(rejected),
        (),
        None,
    )


def _entry(item: Any, source_id: str, base: str, language: str, fetched_at: datetime | None) -> FeedEntry | Rejected:
    given = _links(item)
    address = next((found for link in given if (found := web_address(link, _base(item, base)))), None)
    if address is None:
        return Rejected("feed", base, f"entry without a web address: {(given[0] if given else '')[:200]!r}")
    return FeedEntry(
        source_id=source_id,
        address=address,
        title=plain_title(_text(item.get("title"))),
        summary=plain_summary(_summary(item)),
        published_at=_instant(item, fetched_at),
        language=language_code(_text(item.get("language")) or language),
        external_id=_text(item.get("id"))[:500] or None,
        author=author_name(_text(item.get("author"))),
    )


def _links(item: Any) -> list[str]:
    """Candidates for the entry's address, the best first."""
    links = [_text(item.get("feedburner_origlink")), _text(item.get("link"))]
    listed = [link for link in item.get("links", []) if isinstance(link, dict)]
    links += [_text(link.get("href")) for link in listed if link.get("rel") == "alternate"]
    identifier = _text(item.get("id"))
    if identifier.startswith(("http://", "https://")):
        links.append(identifier)
    return [link for link in links if link]


def _base(item: Any, base: str) -> str:
    return _text(item.get("title_detail", {}).get("base")) or base


def _summary(item: Any) -> str:
    if _text(item.get("summary")).strip():
        return _text(item["summary"])
    contents = [_text(part.get("value")) for part in item.get("content", []) if isinstance(part, dict)]
    return next((content for content in contents if content.strip()), "")


def _instant(item: Any, fetched_at: datetime | None) -> datetime | None:
    """The first date of the entry that can be read and believed: published, then updated, then the rest."""
    for key in _DATE_KEYS:
        value = item.get(key)
        # feedparser comes second: it takes a Chinese date for its year and month.
        read = read_instant(_text(value)) or from_struct(item.get(f"{key}_parsed"))
        instant = believable(read, fetched_at)
        if instant is not None:
            return instant
    return None


def _ttl_seconds(channel: Any) -> float | None:
    """How long the publisher asks to wait between polls: the longer of ttl (minutes) and sy:update."""
    asked = []
    ttl = _text(channel.get("ttl")).strip()
    if ttl.isdigit() and len(ttl) < 8 and int(ttl) > 0:
        asked.append(int(ttl) * 60.0)
    period = _PERIOD_SECONDS.get(_text(channel.get("sy_updateperiod")).strip().lower())
    if period:
        frequency = _text(channel.get("sy_updatefrequency")).strip()
        asked.append(period / max(1, int(frequency) if frequency.isdigit() and len(frequency) < 6 else 1))
    return max(asked, default=None)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
