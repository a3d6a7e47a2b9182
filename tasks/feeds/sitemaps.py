"""Bytes of a sitemap to entries: news sitemaps, plain ones, indexes, lists of addresses. lxml, with nothing that
an entity bomb could use: no document type survives the cleaning, no entity is resolved, no network is touched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from tasks.feeds.dates import read_instant
from tasks.feeds.entries import believable, language_code, plain_title, web_address
from tasks.feeds.feed import not_a_feed, parse_feed
from tasks.feeds.text import clean_xml, open_document
from tasks.records import FeedEntry, ParsedFeed, Rejected

MAX_BYTES = 50 * 1024 * 1024  # what the protocol allows one file
MAX_URLS = 50_000  # likewise
_FEED_ROOTS = frozenset({"rss", "feed", "RDF"})


@dataclass(slots=True)
class _Url:
    """The elements of one `url` or `sitemap` that matter, by local name."""

    found: dict[str, str] = field(default_factory=dict)
    has_news: bool = False


def parse_sitemap(
    body: bytes,
    source_id: str,
    base_address: str,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
) -> ParsedFeed:
    """What a sitemap lists; never raises. Names are matched without their namespace, which is often wrong.

    `form` is news_sitemap, sitemap (no news tags: entries without title) or sitemap_index (`children` is filled).
    The date of an entry is its news publication date; `lastmod` stands in only where there is a title, since in a
    plain sitemap it is the day of the last redesign.
    """
    text = open_document(body, content_type, MAX_BYTES)
    if text is None:
        return not_a_feed(source_id, f"the sitemap is larger than {MAX_BYTES:,} bytes after decompression")
    if not text.lstrip("﻿ \t\r\n").startswith("<"):
        return _parse_addresses(text, source_id, base_address)
    root = _parse_xml(clean_xml(text))
    name = _local(root) if root is not None else ""
    if root is None or name == "html":
        return not_a_feed(source_id, "the answer is an HTML page or broken XML, not a sitemap")
    if name in _FEED_ROOTS:  # the protocol allows feeds as sitemaps
        return parse_feed(body, source_id, base_address, content_type, fetched_at)
    if name == "sitemapindex":
        return _collect_index(root, source_id, base_address)
    if name == "urlset":
        return _collect_urls(root, source_id, base_address, fetched_at)
    return not_a_feed(source_id, f"the answer is XML with root <{name[:40]}>, not a sitemap")


def _parse_xml(text: str) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _local(element: etree._Element) -> str:
    # A prefix that was never declared stays in the name after recovery: "sit:urlset".
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _urls(root: etree._Element, name: str) -> list[_Url]:
    urls = []
    for element in root:
        if _local(element) == name:
            url = _Url()
            _read_url(element, url)
            if element.text and element.text.strip():  # some write the address without a loc around it
                url.found.setdefault("loc", element.text.strip())
            urls.append(url)
    return urls


def _read_url(element: etree._Element, url: _Url) -> None:
    """Text of the direct children, and of `news` and its `publication`; images and videos have a `title` too."""
    for child in element:
        name = _local(child)
        if name in ("news", "publication"):
            url.has_news = True
            _read_url(child, url)
        elif len(child) == 0 and child.text:
            url.found.setdefault(name, child.text.strip())


def _collect_index(root: etree._Element, source_id: str, base_address: str) -> ParsedFeed:
    children: dict[str, datetime | None] = {}
    rejected = []
    for url in _urls(root, "sitemap"):
        address = web_address(url.found.get("loc"), base_address)
        if address is None:
            rejected.append(_without_address(url, base_address))
        elif len(children) < MAX_URLS:
            children.setdefault(address, believable(read_instant(url.found.get("lastmod")), None))
    return ParsedFeed(source_id, "sitemap_index", "", None, None, (), tuple(rejected), tuple(children.items()), None)


def _collect_urls(root: etree._Element, source_id: str, base_address: str, fetched_at: datetime | None) -> ParsedFeed:
    urls = _urls(root, "url")
    entries: dict[str, FeedEntry] = {}
    rejected = []
    for url in urls[:MAX_URLS]:
        address = web_address(url.found.get("loc"), base_address)
        if address is None:
            rejected.append(_without_address(url, base_address))
        elif address in entries:
            rejected.append(Rejected("feed", address, "the sitemap repeats an address"))
        else:
            entries[address] = _entry(url, address, source_id, fetched_at)
    if len(urls) > MAX_URLS:
        rejected.append(Rejected("feed", base_address, f"the sitemap lists more than {MAX_URLS:,} addresses"))
    name = next((url.found["name"] for url in urls if url.found.get("name")), "")
    form = "news_sitemap" if any(url.has_news for url in urls) else "sitemap"
    return ParsedFeed(
        source_id, form, plain_title(name), None, None, tuple(entries.values()), tuple(rejected), (), None
    )


def _entry(url: _Url, address: str, source_id: str, fetched_at: datetime | None) -> FeedEntry:
    title = plain_title(url.found.get("title"))
    instant = believable(read_instant(url.found.get("publication_date")), fetched_at)
    if instant is None and title:
        instant = believable(read_instant(url.found.get("lastmod")), fetched_at)
    return FeedEntry(
        source_id=source_id,
        address=address,
        title=title,
        summary="",
        published_at=instant,
        language=language_code(url.found.get("language")),
        external_id=None,
        author=None,
    )


def _without_address(url: _Url, base_address: str) -> Rejected:
    return Rejected("feed", base_address, f"entry without a web address: {url.found.get('loc', '')[:200]!r}")


def _parse_addresses(text: str, source_id: str, base_address: str) -> ParsedFeed:
    """A text file with one address a line, which the protocol also allows."""
    lines = [line.strip() for line in text.lstrip("﻿").splitlines()[: MAX_URLS + 1] if line.strip()]
    addresses = dict.fromkeys(found for line in lines if (found := web_address(line)))
    if not lines or len(addresses) < len(lines) / 2:
        return not_a_feed(source_id, "the answer is not a sitemap" if lines else "the answer is empty")
    entries = tuple(
        FeedEntry(source_id, address, "", "", None, None, None, None) for address in list(addresses)[:MAX_URLS]
    )
    rejected = tuple(
        Rejected("feed", base_address, f"line without a web address: {line[:200]!r}")
        for line in lines
        if web_address(line) is None
    )
    return ParsedFeed(source_id, "sitemap", "", None, None, entries, rejected, (), None)
