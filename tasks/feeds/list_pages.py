"""Bytes of a list page to entries, by the CSS selectors of its source. lxml and cssselect."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from itertools import islice

from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector

from tasks.feeds.dates import read_instant
from tasks.feeds.entries import believable, language_code, plain_title, web_address
from tasks.feeds.feed import not_a_feed
from tasks.feeds.text import decode_document
from tasks.records import FeedEntry, ParsedFeed, Rejected, Source

MAX_LINKS = 2000
_MAX_CLIMB = 7  # a link and its ancestors, up to the item that also holds its date
# List pages give local times without saying so.
_ZONE_HOURS = {"CN": 8.0, "HK": 8.0, "TW": 8.0, "SG": 8.0, "JP": 9.0, "KR": 9.0}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_list_page(
    body: bytes,
    source: Source,
    base_address: str,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
) -> ParsedFeed:
    """The links that the source's selectors find, with their dates; never raises.

    A page on which the link selector finds nothing is an error, not an empty list: the page has changed.
    """
    root = _parse_html(decode_document(body, content_type))
    if root is None:
        return not_a_feed(source.source_id, "the answer is not a page")
    try:
        links = _select(root, source.link_selector)
        dates = _select(root, source.date_selector)
    except (SelectorError, etree.XPathError) as error:
        return not_a_feed(source.source_id, f"link_selector or date_selector cannot be used: {error}")
    if not links:
        return not_a_feed(source.source_id, f"link_selector {source.link_selector!r} finds nothing on the page")
    base = _base(root, base_address)
    dated, date_set = _pair(links, dates), set(dates)
    zone_hours = _ZONE_HOURS.get(source.country, 0.0)
    entries: dict[str, FeedEntry] = {}
    rejected = []
    for link in links[:MAX_LINKS]:
        address = web_address(_href(link), base)
        if address is None:
            rejected.append(
                Rejected("feed", base_address, f"link without a web address: {(_href(link) or '')[:200]!r}")
            )
            continue
        title = plain_title(link.get("title") or _words(link, without=date_set))
        if address not in entries or (title and not entries[address].title):  # a picture before the headline
            instant = believable(read_instant(dated.get(link), zone_hours), fetched_at)
            entries[address] = FeedEntry(source.source_id, address, title, "", instant, source.language, None, None)
    if not entries:
        return not_a_feed(source.source_id, f"link_selector {source.link_selector!r} finds no web address on the page")
    title = plain_title(root.findtext(".//title"))
    language = language_code(root.get("lang"))
    return ParsedFeed(
        source.source_id, "list_page", title, language, None, tuple(entries.values()), tuple(rejected), (), None
    )


def _select(root: etree._Element, selector: str | None) -> list[etree._Element]:
    found = CSSSelector(selector)(root) if selector else []
    return [element for element in found if isinstance(element, etree._Element)] if isinstance(found, list) else []


def _words(element: etree._Element, without: Collection[etree._Element] = ()) -> str:
    """The text of an element, save that of the given ones inside it."""
    pieces: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "end":
            if node is not element and node.tail:
                pieces.append(node.tail)
        elif node in without and node is not element:
            walker.skip_subtree()
        elif node.text:
            pieces.append(node.text)
    return " ".join(pieces)


def _parse_html(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        return etree.fromstring(_CONTROL.sub("", text).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _base(root: etree._Element, base_address: str) -> str:
    element = root.find(".//base[@href]")
    return (web_address(element.get("href"), base_address) if element is not None else None) or base_address


def _href(link: etree._Element) -> str | None:
    """Where the selected element leads: its own href, that of the link in it, or of the link around it."""
    if link.get("href"):
        return link.get("href")
    inner = link.find(".//a[@href]")
    if inner is not None:
        return inner.get("href")
    return next((outer.get("href") for outer in link.iterancestors("a") if outer.get("href")), None)


def _pair(links: list[etree._Element], dates: list[etree._Element]) -> dict[etree._Element, str]:
    """The text of each link's date.

    A date belongs to the smallest element that holds it and a link: to that one link, or, as a heading, to all the
    links there. Where several dates and links share no such items (two columns) they go together in order.
    """
    link_counts: dict[etree._Element, int] = {}
    for link in links:
        for element in (link, *link.iterancestors()):
            link_counts[element] = link_counts.get(element, 0) + 1
    owned: dict[etree._Element, list[str]] = {}
    for date in dates:
        text = date.get("datetime") or date.get("content") or _words(date)
        owner = next((element for element in (date, *date.iterancestors()) if element in link_counts), None)
        if owner is not None:
            owned.setdefault(owner, []).append(text)
    found = {}
    for link in links:
        for element in islice((link, *link.iterancestors()), _MAX_CLIMB):
            if element in owned:
                if link_counts[element] == 1 or len(owned[element]) == 1:
                    found[link] = owned[element][0]
                break
    texts = [text for listed in owned.values() for text in listed]
    if not found and len(links) == len(texts):
        return dict(zip(links, texts, strict=True))
    return found
