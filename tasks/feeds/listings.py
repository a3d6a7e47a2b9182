"""The answer of a source to what it lists, by the kind of the source and by what the bytes are. Pure."""

from __future__ import annotations

from datetime import datetime

from tasks.feeds.feed import parse_feed
from tasks.feeds.list_pages import parse_list_page
from tasks.feeds.sitemaps import parse_sitemap
from tasks.records import ParsedFeed, Source

_SITEMAP_ROOTS = (b"<urlset", b":urlset", b"<sitemapindex", b":sitemapindex")


def parse_listing(
    source: Source,
    body: bytes,
    base_address: str,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
) -> ParsedFeed:
    """What the source lists; never raises. A sitemap under the name of a feed is read as a sitemap, and the reverse."""
    if source.kind == "list_page":
        return parse_list_page(body, source, base_address, content_type, fetched_at)
    if source.kind == "news_sitemap" or any(root in body[:2000] for root in _SITEMAP_ROOTS):
        return parse_sitemap(body, source.source_id, base_address, content_type, fetched_at)
    return parse_feed(body, source.source_id, base_address, content_type, fetched_at)
