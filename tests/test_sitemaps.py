"""News sitemaps, plain ones, indexes and lists of addresses."""

import gzip
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.feeds import sitemaps
from tasks.feeds.listings import parse_listing
from tasks.feeds.sitemaps import parse_sitemap
from tasks.records import ParsedFeed, Source

BASE = "https://news.example/sitemap.xml"
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
NEWS = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://news.example/a</loc><lastmod>2026-11-25</lastmod>
<image:image><image:title>No title</image:title></image:image>
<news:news><news:publication><news:name>The Desk</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-11-24T10:00:00+08:00</news:publication_date>
<news:title>Duties &amp;amp; tariffs</news:title></news:news></url>
<url><loc>/relative</loc><news:news><news:title>Later</news:title></news:news><lastmod>2026-11-23</lastmod></url>
<url><loc>javascript:alert(1)</loc></url><url><loc>https://news.example/a</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/1.xml</loc><lastmod>2026-11-20</lastmod></sitemap>
<sitemap><loc>https://news.example/2.xml</loc><lastmod>2026-11-24</lastmod></sitemap>
<sitemap><loc>https://news.example/3.xml</loc></sitemap></sitemapindex>"""


def read(body):
    return parse_sitemap(body if isinstance(body, bytes) else body.encode(), "x", BASE, fetched_at=NOW)


def test_a_news_sitemap():
    found = read(NEWS)
    first, second = found.entries
    assert (found.form, found.title, found.error) == ("news_sitemap", "The Desk", None)
    assert (first.title, first.language, first.published_at.isoformat()) == (
        "Duties & tariffs",
        "en",
        "2026-11-24T02:00:00+00:00",
    )
    assert (second.address, second.published_at.isoformat()) == (
        "https://news.example/relative",
        "2026-11-23T00:00:00+00:00",
    )
    assert [rejected.reason for rejected in found.rejected] == [
        "entry without a web address: 'javascript:alert(1)'",
        "the sitemap repeats an address",
    ]


def test_in_a_plain_sitemap_lastmod_is_no_publication_date():
    found = read("<urlset><url><loc>https://news.example/a</loc><lastmod>2026-11-20</lastmod></url></urlset>")
    assert (found.form, found.entries[0].title, found.entries[0].published_at) == ("sitemap", "", None)


def test_an_index_names_its_children():
    found = read(INDEX)
    assert (found.form, len(found.children), found.entries) == ("sitemap_index", 3, ())
    assert found.children[0] == ("https://news.example/1.xml", datetime(2026, 11, 20, tzinfo=UTC))
    assert found.children[2] == ("https://news.example/3.xml", None)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<loc>", "<loc>\n  "),
        lambda text: text.replace("http://www.sitemaps.org/schemas/sitemap/0.9", "http://wrong.example/"),
        lambda text: text.replace(' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', ""),
        lambda text: "\ufeff\n " + text,
        lambda text: text[: -len("</urlset>")],  # cut off
        lambda text: text.replace("<url>", "<url>&nbsp;", 1),
    ],
)
def test_wrong_namespaces_blanks_and_cuts_are_survived(change):
    assert [entry.title for entry in read(change(NEWS)).entries] == ["Duties & tariffs", "Later"]


def test_gzip_text_and_feeds_are_sitemaps_too():
    assert len(read(gzip.compress(NEWS.encode())).entries) == 2
    assert [entry.address for entry in read("https://a.example/1\r\n\r\nhttps://a.example/2\n").entries] == [
        "https://a.example/1",
        "https://a.example/2",
    ]
    feed = "<rss version='2.0'><channel><title>T</title><item><title>a</title><link>/a</link></item></channel></rss>"
    assert read(feed).form == "rss20"


@pytest.mark.parametrize("body", ["", "<html><body>Not found</body></html>", "Not found", "<other/>", "\0\1\2", "{}"])
def test_what_is_no_sitemap_is_an_error(body):
    found = read(body)
    assert found.error
    assert found.entries == ()


def test_an_entity_bomb_stays_small_and_no_file_is_read():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = (
        f'<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/hostname">{laughs}]>'
    )
    body = f"{head}<urlset><url><loc>https://news.example/a?&l11;&f;</loc></url></urlset>"
    started = time.perf_counter()
    found = read(body)
    assert len(found.entries[0].address) < 100
    assert time.perf_counter() - started < 5


def test_a_sitemap_longer_than_the_protocol_allows_is_cut_and_said(monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_URLS", 100)
    body = "<urlset>" + "".join(f"<url><loc>https://a.example/{n}</loc></url>" for n in range(101)) + "</urlset>"
    found = read(body)
    assert (len(found.entries), "more than 100 " in found.rejected[-1].reason) == (100, True)


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_give_a_result(body):
    assert isinstance(read(body), ParsedFeed)


PARTS = [
    "<urlset>",
    "<url>",
    "</url>",
    "<loc>",
    "</loc>",
    "https://a.example/",
    "<news:news>",
    "<n:title xmlns:n='x'>",
    "&a;",
    "&#0;",
    "<!DOCTYPE [",
    "<sitemapindex>",
    "<sitemap>",
    "<lastmod>",
    "9999-99-99",
    "<![CDATA[",
    "]]>",
    "\0",
    "\ud800",
]


@settings(deadline=None, max_examples=120)
@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_any_heap_of_sitemap_parts_gives_a_result(parts):
    assert isinstance(read("".join(["<urlset>", *parts]).encode("utf-8", "surrogatepass")), ParsedFeed)


def _source(kind):
    return Source(
        "x", "X", "X", kind, BASE, "US", "private", "en", "A", True, True, None, True, True, False, None, None, None
    )


def test_a_sitemap_under_the_name_of_a_feed_is_read_as_what_it_is():
    assert parse_listing(_source("feed"), NEWS.encode(), BASE).form == "news_sitemap"
    assert parse_listing(_source("news_sitemap"), NEWS.encode(), BASE).form == "news_sitemap"
