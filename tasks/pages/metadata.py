"""What a page says about itself outside its text: JSON-LD, meta tags, links. One pass over one parsed tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from tasks.pages.json_ld import json_ld_nodes, of_type, own_articles, strings

_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_BYLINE_KEYS = (
    "author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "citation_author", "article.author", "cxenseparse:author",
)  # fmt: skip
_JOINED_KEYS = {"author", "article:author", "citation_author"}  # one tag an author
_MAX_JOINED_CHARS = 300
_SECTION_KEYS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "cxenseparse:section",
    "dc.subject",
)
_BYLINE_ELEMENTS = tuple(
    XPath(path)
    for path in (
        './/*[@itemprop="author"]//*[@itemprop="name"]',
        './/*[@rel="author" or @class="byline" or @class="author" or @class="author-name"]',
        './/*[@itemprop="author"]',
        './/*[contains(@class, "byline") or contains(@class, "author-name") or contains(@class, "author__name")]',
    )
)
_TAG = re.compile(r"<[^<>]{0,500}>")
_BY = re.compile(r"^(?:written |reported |posted )?by[: ]\s*", re.IGNORECASE)
_AFTER_NAMES = re.compile(
    r"\s[|•·—–/]\s|\d|\b(?:published|updated|posted|last modified|follow)\b|"
    r",? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?= \d)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:admin(?:istrator)?|webmaster|editor|staff|author|by|user|root|null|none|unknown)\Z", re.IGNORECASE
)
_CONTACT = re.compile(r"https?://\S+|\S+@\S+|\(?@\w+\)?")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page declares. Dates are still strings, best first, with their basis."""

    title: str | None  # None: the page names none
    byline: str | None  # None: the page names none
    canonical_address: str | None  # None: the page names none
    section: str | None  # None: the page names none
    site_name: str | None  # None: the page names none
    description: str | None  # None: the page names none
    is_paywalled: bool  # declared not to be free
    bodies: tuple[str, ...]  # articleBody of the page's own article nodes
    dates: tuple[tuple[str, str], ...]  # (basis json_ld or meta, value as written)


def read_metadata(tree: HtmlElement, address: str) -> PageMetadata:
    """What a page declares about itself. Never raises; strange values are left out."""
    meta = _meta_tags(tree)
    canonical = _canonical(tree, meta, address)
    nodes = list(json_ld_nodes(tree))
    articles = own_articles(nodes, {address, canonical or address})
    site_name = _text_of(meta.get("og:site_name"))
    return PageMetadata(
        title=_title(tree, meta, articles, site_name),
        byline=_byline(tree, meta, articles),
        canonical_address=canonical,
        section=_section(meta, articles),
        site_name=site_name,
        description=_text_of(meta.get("og:description") or meta.get("description") or meta.get("twitter:description")),
        is_paywalled=_is_paywalled(articles or nodes, meta),
        bodies=tuple(body for node in articles for body in strings(node.get("articleBody"))),
        dates=tuple(_dates(tree, meta, articles or of_type(nodes, ("webpage", "event")))),
    )


# ---------------------------------------------------------------- meta tags and links


def _is_paywalled(nodes: list[dict[str, Any]], meta: dict[str, str]) -> bool:
    free = [str(node["isAccessibleForFree"]).lower() for node in nodes if "isAccessibleForFree" in node]
    tier = (meta.get("article:content_tier") or meta.get("og:article:content_tier") or "").lower()
    return any(value in {"false", "http://schema.org/false", "no", "0"} for value in free) or tier in {
        "locked",
        "metered",
    }


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Lower-case name, property or itemprop to the first content that is not empty; authors are joined."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if not key or not content:
            continue
        if (
            key in _JOINED_KEYS
            and len(found.get(key, "")) < _MAX_JOINED_CHARS
            and content not in found.get(key, content)
        ):
            found[key] += f", {content}"
        found.setdefault(key, content)
    return found


def _canonical(tree: HtmlElement, meta: dict[str, str], address: str) -> str | None:
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for link in [*links, meta.get("og:url", "")]:
        try:
            absolute: str = urljoin(address, link.strip())
            parts = urlsplit(absolute)
            is_front_page = parts.path in {"", "/"} and not parts.query and urlsplit(address).path not in {"", "/"}
        except ValueError:
            continue
        # a canonical address that names the front page on every article is a broken template
        if link.strip() and parts.scheme in {"http", "https"} and parts.netloc and not is_front_page:
            return absolute.partition("#")[0]
    return None


def _text_of(value: str | None) -> str | None:
    """Plain text of a value that may hold markup and entities, twice escaped too; None: nothing in it."""
    plain = " ".join(_TAG.sub(" ", unescape(unescape(value or ""))).split())
    return plain or None


def _title(
    tree: HtmlElement, meta: dict[str, str], articles: list[dict[str, Any]], site_name: str | None
) -> str | None:
    """The visible heading where it says what is declared, else the declared title, else any heading."""
    headings = [heading for heading in (_text_of("".join(h1.itertext())) for h1 in tree.iter("h1")) if heading]
    declared = [headline for node in articles for headline in strings(node.get("headline"))]
    declared += [meta[key] for key in _TITLE_KEYS if key in meta]
    declared += [element.text or "" for element in tree.iter("title")][:1]
    titles = [_without_site(title, site_name) for title in map(_text_of, declared) if title]
    visible = next((heading for heading in headings if any(_is_alike(heading, title) for title in titles)), None)
    whole = (title for title in titles if not title.endswith(("...", "…")))
    return visible or next(whole, None) or next(iter([*titles, *headings]), None)


def _is_alike(heading: str, title: str) -> bool:
    """Whether at least half of the words of the shorter one are in the other."""
    one, other = set(heading.lower().split()), set(title.lower().split())
    return 2 * len(one & other) >= min(len(one), len(other)) > 1 or heading == title


def _without_site(title: str, site_name: str | None) -> str:
    """The title without " | The Outlet" at its end."""
    for separator in (" | ", " - ", " — ", " – ", " :: ", " · ", "_"):
        head, found, tail = title.rpartition(separator)
        if found and len(head) >= 10 and site_name and tail.strip().lower() == site_name.lower():
            return head.strip()
    head, found, tail = title.rpartition(" | ")
    return head.strip() if found and len(head) >= 15 and len(tail) <= 30 else title


def _byline(tree: HtmlElement, meta: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    """The first name of two words and more in JSON-LD, meta tags, the page; else the first of one word."""
    first = None
    for candidate in _byline_candidates(tree, meta, articles):
        byline = _clean_byline(candidate)
        if byline and " " in byline:
            return byline
        first = first or byline
    return first


def _found(path: XPath, tree: HtmlElement) -> list[HtmlElement]:
    """The elements that a path selects; lxml's types allow for paths that give numbers or strings."""
    return cast("list[HtmlElement]", path(tree))


def _byline_candidates(tree: HtmlElement, meta: dict[str, str], articles: list[dict[str, Any]]) -> Iterator[str]:
    yield ", ".join(dict.fromkeys(name for node in articles for name in _names(node.get("author"))))
    yield from (meta.get(key, "") for key in _BYLINE_KEYS)
    for path in _BYLINE_ELEMENTS:
        for element in _found(path, tree)[:3]:
            yield " ".join(element.itertext())


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from (name.strip() for name in strings(item.get("name")))
        elif isinstance(item, str):
            yield item.strip()


def _clean_byline(value: str) -> str | None:
    """The names in a byline, without "By", contacts, and what follows a date or a separator; None: no names."""
    plain = _BY.sub("", _CONTACT.sub("", (_text_of(value[:2000]) or "")[:400]).strip(" ,;|•·-–—/:"))
    plain = _AFTER_NAMES.split(plain, maxsplit=1)[0].strip(" ,;|•·-–—/:")
    is_name = 2 <= len(plain) <= 150 and any(character.isalpha() for character in plain)
    return plain if is_name and not _NO_NAME.match(plain) else None


def _section(meta: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    named = [section for node in articles for section in strings(node.get("articleSection"))]
    found = (_text_of(value) for value in [*named, *(meta[key] for key in _SECTION_KEYS if key in meta)])
    return next((section for section in found if section and len(section) <= 80), None)


# ---------------------------------------------------------------- dates

# Meta names that give the first publication, best first. Chinese ministries use PubDate, older CMSs the rest.
_DATE_KEYS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date",
    "publicationdate",
    "firstpublishedtime", "article.published", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "weibo:article:create_at",
    "weibo: article:create_at",
    "publish_date", "pub_date", "published_at", "published-date", "citation_publication_date", "date", "createdate",
    "displaydate", "release_date", "article_date_original", "originalpublicationdate", "ptime",
)  # fmt: skip
_TIME_ELEMENTS = tuple(
    XPath(path)
    for path in (
        './/time[@datetime][@itemprop="datePublished" or @pubdate or contains(@class, "publish")]',
        './/time[@datetime][contains(@class, "entry-date")]',
        './/*[@itemprop="datePublished"][@datetime or @content]',
        "(.//article | .//main)//time[@datetime]",
        ".//time[@datetime]",
    )
)


def _dates(tree: HtmlElement, meta: dict[str, str], nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for node in nodes:
            yield from (("json_ld", value) for value in strings(node.get(key)))
    yield from (("meta", meta[key]) for key in _DATE_KEYS if key in meta)
    for path in _TIME_ELEMENTS:
        for element in _found(path, tree)[:2]:
            yield "meta", element.get("datetime") or element.get("content") or ""
