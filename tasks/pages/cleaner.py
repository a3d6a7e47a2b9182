"""Bytes of a page to the article in it. The only module that knows trafilatura.

The text has one paragraph a line, lines separated by a single newline, without empty lines; headings inside the
article are lines of their own. White space inside a line is single spaces, Unicode is NFC.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from py3langid import classify
from trafilatura import bare_extraction
from trafilatura.meta import reset_caches
from trafilatura.settings import Document

from tasks.pages.blocks import headings, join_pieces, link_lines, main_paragraphs, standfirst, text_from_title
from tasks.pages.boilerplate import prune, unwrap_layout_tables
from tasks.pages.dates import PageDate, choose_date
from tasks.pages.encodings import decode_page
from tasks.pages.lines import article_lines, bare, linked_share
from tasks.pages.metadata import PageMetadata, read_metadata
from tasks.pages.walls import MAX_LINKED_SHARE, reject_reason
from tasks.records import CleanPage

MAX_PAGE_BYTES = 3 * 1024 * 1024

_MIN_LANGUAGE_CHARS = 40  # a shorter text does not tell its language
_LANGUAGE_CHARS = 1500
_MIN_BROKEN = 40  # characters from which a line may have been broken inside a sentence
_MAX_EXPECTED = 500  # paragraphs looked for
_SEARCHED_CHARS = 200_000  # of a text in which they are looked for inside its lines too
_MIN_DECLARED = 400  # characters of a JSON-LD body that is more than a teaser
_MIN_OF_DECLARED = 0.5  # of the JSON-LD body: a shorter visible text has lost the article
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote)\b[^<>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,300}>")
_OPENING_CHARS = 40  # of the article, before which the date of a page stands
_MIN_COVERAGE = 0.5  # of the main container's paragraphs that a good text has
_OTHER_FILES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
)
_MARKUP = re.compile(
    r"<(?:!doctype\s{1,9}html|html|head|body|title|meta|div|p|article|section|main|table|h[1-6]|span|br)\b",
    re.IGNORECASE,
)
_FEED = re.compile(
    r"^\s{0,50}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,500}?-->\s{0,50})?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b",
    re.DOTALL,
)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f]")  # one in a hundred of them, and it is no text
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2060\ufeff]")
_XML_DECLARATION = re.compile(r"^\s{0,50}<\?xml[^>]{0,300}\?>", re.IGNORECASE)
# What lxml and trafilatura are known to raise on broken trees.
_CLEANER_ERRORS = (etree.LxmlError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def clean_page(
    body: bytes,
    address: str,
    *,
    content_type: str | None,
    fetched_at: datetime,
    feed_published_at: datetime | None = None,
) -> CleanPage:
    """The article of a page, or why there is none. Never raises; the same bytes always give the same result.

    The outcome is `article`, or `rejected` with a reason: too_large, too_long, not_html, empty, too_short, bot_wall,
    needs_javascript, consent_wall, paywall, not_found, link_list, cleaner_error. Text is returned in every case.
    """
    if len(body) > MAX_PAGE_BYTES:
        return _without_article("too_large", feed_published_at)
    markup, _ = decode_page(body, content_type)
    if not _is_html(body, markup):
        return _without_article("not_html" if body.strip() else "empty", feed_published_at)
    try:
        tree = _parsed(markup)
        metadata = read_metadata(tree, address)
        titles = headings(tree)
        visible = "" if metadata.dates else text_from_title(tree, metadata.title)
        found, links = _found_lines(tree, metadata)
        lines = article_lines(found, [*titles, metadata.title or ""], links, metadata.byline)
    except _CLEANER_ERRORS:
        return _without_article("cleaner_error", feed_published_at)
    text = "\n".join(lines)
    reason = reject_reason(metadata.title, text, "\n".join(found), markup, is_paywalled=metadata.is_paywalled)
    if reason is None and linked_share(found, links) > MAX_LINKED_SHARE:
        reason = "link_list"
    before = visible.partition(lines[0][:_OPENING_CHARS])[0] if lines else visible
    date = choose_date(metadata.dates, metadata.canonical_address or address, before, fetched_at)
    return _page(reason, text, metadata, feed_published_at, date)


def release_caches() -> None:
    """Gives back what trafilatura and its libraries remember: call it once a batch."""
    reset_caches()


def detect_language(text: str) -> str | None:
    """ISO 639-1 of the text's language; None: too short to tell."""
    if len(text) < _MIN_LANGUAGE_CHARS:
        return None
    return str(classify(text[:_LANGUAGE_CHARS])[0])


def _without_article(reason: str, feed_published_at: datetime | None) -> CleanPage:
    metadata = PageMetadata(None, None, None, None, None, None, False, (), ())
    return _page(reason, "", metadata, feed_published_at, None)


def _page(
    reason: str | None, text: str, metadata: PageMetadata, feed_published_at: datetime | None, date: PageDate | None
) -> CleanPage:
    if feed_published_at is not None:  # the feed's own date wins over what the page says
        date = PageDate(feed_published_at, "instant", "feed")
    return CleanPage(
        outcome="rejected" if reason else "article",
        reason=reason,
        text=text,
        title=metadata.title,
        byline=metadata.byline,
        published_at=date.at if date else None,
        date_precision=date.precision if date else None,
        date_basis=date.basis if date else None,
        language=detect_language(text),
        canonical_address=metadata.canonical_address,
        section=metadata.section,
        is_paywalled=metadata.is_paywalled or reason == "paywall",
    )


def _is_html(body: bytes, markup: str) -> bool:
    if body.lstrip()[:8].startswith(_OTHER_FILES) or _FEED.match(markup[:2000]):
        return False
    if len(_CONTROL.findall(markup[:20_000])) > 200:
        return False
    return _MARKUP.search(markup[:200_000]) is not None


def _parsed(markup: str) -> HtmlElement:
    """The page's tree without comments; markup that lxml calls empty is one empty page."""
    markup = _XML_DECLARATION.sub("", _UNREADABLE.sub("", markup))
    parser = HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    return document_fromstring(f"{markup}\n".encode("utf-8", "replace"), parser=parser, ensure_head_body=False)


def _found_lines(tree: HtmlElement, metadata: PageMetadata) -> tuple[list[str], frozenset[str]]:
    """The lines of the main text before any is taken out, and which lines of the page are nothing but links."""
    prune(tree)
    unwrap_layout_tables(tree)
    if metadata.is_paywalled:  # trafilatura falls back on JSON-LD by itself
        etree.strip_elements(tree, "script", with_tail=False)
    lines = _best_lines(tree, metadata)
    declared = _declared_lines(metadata)
    if sum(map(len, lines)) < _MIN_OF_DECLARED * sum(map(len, declared)) or len(lines) <= 1 < len(declared):
        lines = declared
    return [*standfirst(tree, metadata.description, "\n".join(lines)), *lines], link_lines(tree)


def _best_lines(tree: HtmlElement, metadata: PageMetadata) -> list[str]:
    """trafilatura's fast mode where it has what the page's main container has, else the best of it and two others.

    The others are its default mode, and its fast mode once an article in pieces is marked as one.
    """
    fast = _extracted(tree, fast=True)
    expected = main_paragraphs(tree)
    if _coverage(expected, fast) >= _MIN_COVERAGE:
        return fast
    candidates = [fast, _extracted(tree, fast=False)]
    if join_pieces(tree):
        candidates.append(_extracted(tree, fast=True))
    opening = bare(metadata.description or "")[:50]

    def likeness(lines: list[str]) -> float:
        return _coverage(expected, lines) + (0.5 if len(opening) == 50 and opening in bare("".join(lines)) else 0)

    return max(candidates, key=likeness)


def _declared_lines(metadata: PageMetadata) -> list[str]:
    """The article body in JSON-LD, for pages whose text only scripts would show; nothing from behind a paywall."""
    body = max(metadata.bodies, key=len, default="")
    if metadata.is_paywalled or len(body) < _MIN_DECLARED:
        return []
    plain = _TAG.sub("", _BLOCK_TAG.sub("\n", unescape(body)))
    return [line for line in map(_plain, plain.splitlines()) if line]


def _coverage(expected: list[str], lines: list[str]) -> float:
    """The part of the expected paragraphs, by length, that begins like a piece of the lines; 1 where there are none."""
    known = {bare(line[:120])[:60] for line in lines}
    whole = bare("".join(lines)[:_SEARCHED_CHARS])
    starts = ((bare(text[:120])[:60], len(text)) for text in expected[:_MAX_EXPECTED])
    sizes = [(start in known or start in whole, length) for start, length in starts]
    total = sum(length for _, length in sizes)
    return sum(length for is_there, length in sizes if is_there) / total if total else 1.0


def _extracted(tree: HtmlElement, *, fast: bool) -> list[str]:
    document = bare_extraction(tree, include_comments=False, fast=fast)
    text = document.text if isinstance(document, Document) else None
    return _joined(_plain(line) for line in (text or "").split("\n"))


def _joined(lines: Iterable[str]) -> list[str]:
    """The lines without empty ones and list dashes; a line that goes on in the next after a mere line break is one."""
    joined: list[list[str]] = []
    for line in lines:
        if not line:
            continue
        last = joined[-1][-1] if joined else ""
        if len(last) >= _MIN_BROKEN and line[0].islower() and (last[-1].isalnum() or last[-1] == ","):
            joined[-1].append(line)
        else:
            joined.append([line.removeprefix("- ").strip("| ")])
    return [text for text in map(" ".join, joined) if text]


def _plain(line: str) -> str:
    return unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", line).replace("\\|", "|").split()))
