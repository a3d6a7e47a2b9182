"""The answer of a source to what it lists, by the kind of the source and by what the bytes are.

What is small is read at once. What is large, or packed, is read in a child process with a deadline and a limit of
memory: feedparser takes minutes for one megabyte where somebody means harm (a tag with 100,000 attributes).
"""

from __future__ import annotations

import resource
from dataclasses import dataclass
from datetime import datetime

from tasks.feeds.feed import not_a_feed, parse_feed
from tasks.feeds.list_pages import parse_list_page
from tasks.feeds.sitemaps import parse_sitemap
from tasks.pool import ChildPool, Lost
from tasks.records import ParsedFeed, Source

_SITEMAP_ROOTS = (b"<urlset", b":urlset", b"<sitemapindex", b":sitemapindex")
_GZIP = b"\x1f\x8b"
# 19 of 20 real feeds are smaller; the worst found of this size takes 5 s of processor time.
LARGE_BYTES = 256 * 1024
DEADLINE_SECONDS = 30.0
_MOST_CHILD_BYTES = 2 * 1024**3  # of address space


@dataclass(frozen=True, slots=True)
class _Job:
    source: Source
    body: bytes
    base_address: str
    content_type: str | None
    fetched_at: datetime | None


def parse_listing(
    source: Source,
    body: bytes,
    base_address: str,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
) -> ParsedFeed:
    """What the source lists; never raises. A sitemap under the name of a feed is read as a sitemap, and the reverse."""
    job = _Job(source, body, base_address, content_type, fetched_at)
    if len(body) <= LARGE_BYTES and not body.startswith(_GZIP):
        return _parse(job)
    with ChildPool(_parse, children=1, deadline_seconds=DEADLINE_SECONDS, warm_up=_limit_memory) as pool:
        (result,) = pool.run([job])
    if isinstance(result, Lost):
        return not_a_feed(source.source_id, f"the listing of {len(body):,} bytes could not be read: {result.reason}")
    return result.value


def _parse(job: _Job) -> ParsedFeed:
    source, rest = job.source, (job.base_address, job.content_type, job.fetched_at)
    if source.kind == "list_page":
        return parse_list_page(job.body, source, *rest)
    if source.kind == "news_sitemap" or any(root in job.body[:2000] for root in _SITEMAP_ROOTS):
        return parse_sitemap(job.body, source.source_id, *rest)
    return parse_feed(job.body, source.source_id, *rest)


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_CHILD_BYTES, _MOST_CHILD_BYTES))
