"""Listings that are large: read in a child process that is killed at its deadline."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime

import pytest

from tasks.feeds import listings
from tasks.feeds.listings import LARGE_BYTES, parse_listing
from tasks.records import Source

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Source(
    "harbour", "Harbour", "Harbour", "feed", "https://harbour.example/feed", "HK", "private", "en", "A", True, True,
    10.0, True, True, True, None, None, None,
)  # fmt: skip
ITEM = "<item><title>Report {n}</title><link>https://harbour.example/{n}</link></item>"


def feed(items: int, inside: str = "") -> bytes:
    listed = "".join(ITEM.format(n=n) for n in range(items))
    return f"<rss version='2.0'><channel><title>Harbour</title>{inside}{listed}</channel></rss>".encode()


@pytest.mark.parametrize("body", [feed(2), feed(2, "<!--" + "x" * LARGE_BYTES + "-->"), gzip.compress(feed(2))])
def test_small_large_and_packed_feeds_are_read_alike(body: bytes):
    parsed = parse_listing(SOURCE, body, SOURCE.address, "text/xml", NOW)
    assert [entry.title for entry in parsed.entries] == ["Report 0", "Report 1"]
    assert parsed.error is None


def test_a_feed_that_takes_too_long_is_given_up_with_its_reason(monkeypatch: pytest.MonkeyPatch):
    """The library takes a time that grows with the square of the attributes of one element."""
    monkeypatch.setattr(listings, "DEADLINE_SECONDS", 2.0)
    attributes = " ".join(f'a{n}="1"' for n in range(200_000))
    started = time.monotonic()
    parsed = parse_listing(SOURCE, feed(1, f"<x {attributes}/>"), SOURCE.address, "text/xml", NOW)
    assert time.monotonic() - started < 60
    assert parsed.entries == ()
    assert parsed.error is not None
    assert parsed.error.endswith("could not be read: took longer than 2 seconds and was stopped")
