"""Articles to the bytes of a feed, a news sitemap or a list page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape

from demo.articles import Article
from demo.outlets import Feed, Outlet
from demo.pages import article_path


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed is rendered from."""

    feed: Feed
    outlet: Outlet
    base: str  # the outlet's address
    articles: Sequence[Article]  # newest first

    def link(self, article: Article) -> str:
        """The link as this feed writes it."""
        return ("" if self.feed.links == "relative" else self.base) + article_path(article, self.outlet)

    def guid(self, article: Article) -> str:
        return article.guid or self.base + article_path(article, self.outlet)


CONTENT_TYPES = {
    "rss": "application/rss+xml; charset={}",
    "atom": "application/atom+xml; charset={}",
    "rdf": "text/xml",
    "json": "application/feed+json",
    "sitemap": "application/xml",
    "list": "text/html; charset={}",
}


def render_feed(listing: Listing) -> bytes:
    """The feed's bytes in its own encoding, as a .gz file where the outlet keeps it as one."""
    text = _FORMS[listing.feed.form](listing)
    body = text.encode(listing.feed.encoding, "xmlcharrefreplace")
    return gzip.compress(body, mtime=0) if listing.feed.packing == "file" else body


def _declaration(listing: Listing) -> str:
    return f'<?xml version="1.0" encoding="{listing.feed.declared or listing.feed.encoding}"?>\n'


def _rss(listing: Listing) -> str:
    items = []
    for article in listing.articles:
        date = "" if article.is_dateless else f"<pubDate>{format_datetime(article.published)}</pubDate>"
        updated = f"<atom:updated>{article.updated.isoformat()}</atom:updated>" if article.updated else ""
        permanent = "false" if article.guid else "true"
        items.append(
            f"<item><title>{escape(article.title)}</title><link>{escape(listing.link(article))}</link>"
            f"<description>{escape(f'<p>{escape(article.summary)}</p>')}</description>"
            f"<dc:creator>{escape(article.byline)}</dc:creator><category>{escape(article.section)}</category>"
            f'<guid isPermaLink="{permanent}">{escape(listing.guid(article))}</guid>{date}{updated}</item>'
        )
    return (
        _declaration(listing)
        + '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
        + f"<channel><title>{listing.feed.title}</title><link>{listing.base}/</link><language>en</language>"
        + f"<description>News from {listing.outlet.name}</description><ttl>15</ttl>\n"
        + "\n".join(items)
        + "\n</channel></rss>\n"
    )


def _atom(listing: Listing) -> str:
    entries = []
    for article in listing.articles:
        updated = article.updated or article.published
        entries.append(
            f'<entry><title type="text">{escape(article.title)}</title>'
            f'<link rel="alternate" type="text/html" href="{escape(listing.link(article))}"/>'
            f"<id>{escape(listing.guid(article))}</id><published>{article.published.isoformat()}</published>"
            f"<updated>{updated.isoformat()}</updated><author><name>{escape(article.byline)}</name></author>"
            f'<summary type="html">{escape(f"<p>{escape(article.summary)}</p>")}</summary></entry>'
        )
    newest = max((article.updated or article.published for article in listing.articles), default=None)
    stamp = f"<updated>{newest.isoformat()}</updated>" if newest else ""
    return (
        _declaration(listing)
        + f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="{listing.base}{listing.feed.path}">'
        + f"<title>{listing.feed.title}</title><id>{listing.base}{listing.feed.path}</id>{stamp}\n"
        + "\n".join(entries)
        + "\n</feed>\n"
    )


def _rdf(listing: Listing) -> str:
    links = "".join(f'<rdf:li rdf:resource="{escape(listing.link(article))}"/>' for article in listing.articles)
    items = [
        f'<item rdf:about="{escape(listing.link(article))}"><title>{escape(article.title)}</title>'
        f"<link>{escape(listing.link(article))}</link><description>{escape(article.summary)}</description>"
        f"<dc:date>{article.published.isoformat()}</dc:date><dc:language>{article.language}</dc:language></item>"
        for article in listing.articles
    ]
    return (
        _declaration(listing)
        + '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        + 'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        + f'<channel rdf:about="{listing.base}{listing.feed.path}"><title>{listing.feed.title}</title>'
        + f"<link>{listing.base}/</link><description>东岸日报英文版</description>"
        + f"<items><rdf:Seq>{links}</rdf:Seq></items></channel>\n"
        + "\n".join(items)
        + "\n</rdf:RDF>\n"
    )


def _json(listing: Listing) -> str:
    items = [
        {
            "id": listing.guid(article),
            "url": listing.link(article),
            "title": article.title,
            "summary": article.summary,
            "date_published": article.published.isoformat(),
            **({"date_modified": article.updated.isoformat()} if article.updated else {}),
            "authors": [{"name": article.byline}],
            "tags": [article.section],
            "language": article.language,
        }
        for article in listing.articles
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": listing.feed.title,
        "home_page_url": listing.base + "/",
        "feed_url": listing.base + listing.feed.path,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _sitemap(listing: Listing) -> str:
    urls = [
        f"<url><loc>{escape(listing.link(article))}</loc><news:news><news:publication>"
        f"<news:name>{escape(listing.outlet.name)}</news:name><news:language>{article.language}</news:language>"
        f"</news:publication><news:publication_date>{article.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(article.title)}</news:title></news:news></url>"
        for article in listing.articles
    ]
    return (
        _declaration(listing)
        + '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        + 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        + "\n".join(urls)
        + "\n</urlset>\n"
    )


def _list(listing: Listing) -> str:
    lines = [
        f'<li class="views-row"><span class="date">{article.published:%B %d, %Y}</span> '
        f'<a href="{escape(article_path(article, listing.outlet))}">{escape(article.title)}</a></li>'
        for article in listing.articles
    ]
    nav = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in listing.outlet.sections)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{listing.feed.title}</title></head><body>'
        f'<header><nav><ul>{nav}</ul></nav></header><main><h1>Press Room</h1><ul class="listing">\n'
        + "\n".join(lines)
        + '\n</ul><nav class="pager"><a href="?page=1">Next</a></nav></main></body></html>\n'
    )


_FORMS: dict[str, Callable[[Listing], str]] = {
    "rss": _rss,
    "atom": _atom,
    "rdf": _rdf,
    "json": _json,
    "sitemap": _sitemap,
    "list": _list,
}
