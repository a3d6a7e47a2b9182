"""Bytes of a list page to entries, by the CSS selectors of its source. lxml and cssselect."""

from __future__ import annotations

import re
from datetime import datetime

from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector

from tasks.entries import believable, language_code, plain_title, web_address
from tasks.feeddates import read_instant
from tasks.feeds import not_a_feed
from tasks.feedtext import decode_document
from tasks.records import FeedEntry, ParsedFeed, Rejected, Source

MAX_LINKS = 2000
_MAX_CLIMB = 6  # ancestors between a link and the item that also holds its date
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
    dated = _pair(links, dates)
    entries: dict[str, FeedEntry] = {}
    rejected = []
    for link in links[:MAX_LINKS]:
        address = web_address(_href(link), base)
        if address is None:
            rejected.append(
                Rejected("feed", base_address, f"link without a web address: {(_href(link) or '')[:200]!r}")
            )
            continue
        title = plain_title(link.get("title") or _words(link))
        if address not in entries or (title and not entries[address].title):  # a picture before the headline
            instant = believable(read_instant(dated.get(link)), fetched_at)
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


def _words(element: etree._Element) -> str:
    return " ".join(str(piece) for piece in element.itertext())


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
    """The text of each link's date: that of the smallest ancestor which holds a date and no other link's.

    Where the page has no such items (dates and links in two columns) they go together in order.
    """
    if not dates:
        return {}
    texts = {date: date.get("datetime") or date.get("content") or _words(date) for date in dates}
    held: dict[etree._Element, list[etree._Element]] = {}
    for date in dates:
        for element in (date, *date.iterancestors()):
            held.setdefault(element, []).append(date)
    counts: dict[etree._Element, int] = {}
    for link in links:
        for element in (link, *link.iterancestors()):
            counts[element] = counts.get(element, 0) + 1
    found = {}
    for link in links:
        for depth, element in enumerate((link, *link.iterancestors())):
            if depth > _MAX_CLIMB or (counts[element] > 1 and len(held.get(element, ())) > 1):
                break
            if element in held:
                found[link] = texts[held[element][0]]
                break
    if not found and len(links) == len(dates):
        return {link: texts[date] for link, date in zip(links, dates, strict=True)}
    return found
