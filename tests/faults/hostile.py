"""Hostile input by the thousand: seeds, cut and crossed with what breaks parsers, through every door from outside.

Deterministic: the same seed gives the same inputs. A raised error, a result of the wrong kind, or more processor time
than the deadline on one input fails the part, and the input is kept so that it can become a test.
"""

from __future__ import annotations

import gzip
import os
import random
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from demo.feeds import Listing, render_feed
from demo.outlets import FEEDS, OUTLETS
from tasks.archive import Archived, ArchiveWriter, Damaged, archive_path, iter_records
from tasks.feeds.listings import parse_listing
from tasks.pages import clean_page
from tasks.records import Answer, CleanPage, FeedEntry, ParsedFeed, Rejected, Source
from tasks.settings import PROJECT
from tasks.web.robots import decode_robots, judge, keep_answer, parse_robots
from tests.bench.site import Site

MOST_MIB = 1536
DEADLINE_SECONDS = 20.0  # of processor time on one input: a hang, not a slow machine
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_BASE = "https://harbour.example/feed"
_MOST_SEED_BYTES = 8000
_GZIP = b"\x1f\x8b"
KEPT = PROJECT / "var"  # where an input that broke something is kept

# What parsers stumble over; put in at random places of the seeds.
TOKENS: tuple[bytes, ...] = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\x1b[2J\x1b]0;x\x07",
    b"&#0;",
    b"&#x110000;",
    b"&bomb;",
    b"&#55555555555555555555;",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<?xml version='1.1'?>",
    b"</item>",
    b'<!DOCTYPE x [<!ENTITY bomb "aaaaaaaa"><!ENTITY b2 "&bomb;&bomb;&bomb;">]>',
    b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>&f;',
    b"<a href='javascript:alert(1)'>x</a>",
    b"<link>file:///etc/passwd</link>",
    b"<link>http://127.0.0.1/</link>",
    b"<div>" * 500,
    b"</div>" * 500,
    b"<script>while(1){",
    b"<item>" * 50,
    b"' OR 1=1; DROP TABLE store.article; --",
    b"<pubDate>Mon, 99 Zzz 99999</pubDate>",
    b"<pubDate>-292277022657-01-27</pubDate>",
    b"9" * 400,
    b"A" * 5000,
    b"\n" * 3000,
    b" " * 5000,
    b"<" * 2000,
    b"{" * 500,
    b"[" * 500,
    b'{"items": [',
    b"\\u0000",
    b"\\ud800",
    b"encoding='utf-7'",
    b"encoding='idna'",
    b"encoding='undefined'",
    b"charset=utf-16",
    b"Crawl-delay: 1e999",
    b"Crawl-delay: -1",
    b"Request-rate: 1/0",
    b"Disallow: " + b"*" * 300,
    b"User-agent: *\nDisallow: /" + b"*a" * 60 + b"$",
    b"Content-Length: 99999999999999999999",
    b"WARC/1.1\r\n",
    b"\x1f\x8b\x08",
    b"Content-Encoding: br",
    b"Transfer-Encoding: chunked",
    b"<![if",
    b"<svg><![CDATA[",
    b'<meta charset="x-user-defined">',
    b'<meta http-equiv="refresh" content="0;url=http://10.0.0.1/">',
    b"<base href='//['>",
    b"<loc>https://[::1/</loc>",
    b"<loc>//</loc>",
    b"<lastmod>0000-00-00</lastmod>",
    b"\xe2\x80\xae",
    b"<table><tr><td>" * 200,
)


class HangError(Exception):
    """One input took more processor time than any may."""


def mutate(seed: bytes, choose: random.Random) -> bytes:
    """The seed with one to six things done to it."""
    data = bytearray(seed)
    for _ in range(choose.randint(1, 6)):
        start = choose.randint(0, len(data))
        end = min(len(data), start + choose.choice((1, 8, 60, 600)))
        act = choose.randrange(6)
        if act == 0:
            del data[start:end]
        elif act == 1:
            data[start:start] = data[start:end] * choose.choice((1, 2, 40))
        elif act == 2:
            data[start:end] = choose.randbytes(end - start)
        elif act == 3 and start:
            del data[start:]
        else:
            data[start:start] = choose.choice(TOKENS)
    return bytes(data[:200_000])


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """HangError inside the block after so much processor time of this process."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise HangError(f"more than {seconds:g} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def drive(name: str, seeds: Sequence[bytes], count: int, read: Callable[[bytes], str], kept: Path) -> str:
    """So many mutations of the seeds through one reader, which says in a word what became of each."""
    choose = random.Random(name)
    outcomes: dict[str, int] = {}
    for number in range(count):
        data = mutate(choose.choice(seeds), choose)
        try:
            with deadline(DEADLINE_SECONDS):
                outcome = read(data)
        except Exception as error:
            path = kept / f"hostile-{name}-{number}.bin"
            path.write_bytes(data)
            raise AssertionError(f"{name}: input {number}, kept as {path}: {type(error).__name__}: {error}") from error
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    told = ", ".join(f"{times} {outcome}" for outcome, times in sorted(outcomes.items()))
    return f"{count} {name} ({told})"


# ---------------------------------------------------------------- seeds


def demo_feeds() -> list[bytes]:
    """The demo's feeds in all their forms, cut short."""
    from demo.articles import read_articles

    outlets = {outlet.outlet_id: outlet for outlet in OUTLETS}
    articles = [edition.article for edition in read_articles()]
    found = []
    for feed in FEEDS:
        listed = [one for one in articles if (one.outlet_id, one.feed) == (feed.outlet_id, feed.name)][:4]
        found.append(render_feed(Listing(feed, outlets[feed.outlet_id], "https://harbour.example", listed)))
    return [one[:_MOST_SEED_BYTES] for one in found]


def shared_feeds() -> list[bytes]:
    """The real feeds of ../shared where they are there."""
    folder = Path(os.environ.get("TRADELINES_SHARED", PROJECT.parent / "shared")) / "data" / "feeds" / "files"
    return [gzip.decompress(path.read_bytes())[:_MOST_SEED_BYTES] for path in sorted(folder.glob("*.gz"))]


SITEMAPS = (
    b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/a</loc><news:news>'
    b"<news:publication_date>2025-04-09</news:publication_date><news:title>Tariffs</news:title></news:news></url></urlset>",
    b"<sitemapindex><sitemap><loc>https://harbour.example/map</loc><lastmod>2025-04-09</lastmod></sitemap></sitemapindex>",
    b"https://harbour.example/a\nhttps://harbour.example/b\n",
    b"<urlset>" + b"<url><loc>/a</loc></url>" * 200 + b"</urlset>",
)
ROBOTS = (
    b"User-agent: *\nDisallow: /private\nAllow: /private/news\nCrawl-delay: 5\nSitemap: https://harbour.example/map\n",
    b"User-agent: tradelines\nDisallow: /*/print$\nRequest-rate: 1/10\n",
)


# ---------------------------------------------------------------- doors


def source_of(kind: str) -> Source:
    """A source of that kind."""
    selector = "a" if kind == "list_page" else None
    return Source(
        "harbour", "Harbour", "Harbour", kind, _BASE, "HK", "private", "en", "A", True, True, 10.0, True, True, True,
        selector, "time" if selector else None, None,
    )  # fmt: skip


def read_listing(kind: str) -> Callable[[bytes], str]:
    """A reader of listings of one kind, which holds every link to the open web."""
    source = source_of(kind)

    def read(data: bytes) -> str:
        parsed = parse_listing(source, data, _BASE, "text/xml", _NOW)
        assert isinstance(parsed, ParsedFeed)
        assert all(one.address.startswith(("http://", "https://")) for one in parsed.entries)
        assert all(address.startswith(("http://", "https://")) for address, _ in parsed.children)
        assert all(c.isprintable() or c in "\n\t" or ord(c) > 159 for one in parsed.entries for c in one.title)
        assert all(one.reason for one in parsed.rejected)
        check_storable(*parsed.entries, *parsed.rejected)
        return "refused" if parsed.error else "listed"

    return read


def check_storable(*records: FeedEntry | Rejected | CleanPage) -> None:
    """UnicodeEncodeError where half a character is left, which no database takes."""
    for record in records:
        for field in fields(record):
            str(getattr(record, field.name)).encode()


def read_page(data: bytes) -> str:
    clean = clean_page(data, "https://harbour.example/a", content_type="text/html", fetched_at=_NOW)
    assert isinstance(clean, CleanPage)
    assert clean.outcome == "article" or clean.reason
    assert not any(ord(c) < 32 and c != "\n" for c in clean.text)
    check_storable(clean)
    return clean.outcome


def read_robots(data: bytes) -> str:
    rules = parse_robots(decode_robots(data))
    copy = keep_answer("https://harbour.example", 200, data, None, _NOW)
    # the long path is what wildcards go wrong on
    for path in ("private/print?a=1", "a" * 2000 + "b"):
        verdict = judge(copy, rules, f"https://harbour.example/{path}", "tradelines")
    assert 0 <= verdict.crawl_delay_seconds <= 86400
    return "allowed" if verdict.is_allowed else "disallowed"


def read_warc(folder: Path) -> Callable[[bytes], str]:
    path = folder / "hostile.warc.gz"

    def read(data: bytes) -> str:
        path.write_bytes(data)
        found = list(iter_records(path))
        assert all(isinstance(one, Archived) or (isinstance(one, Damaged) and one.reason) for one in found)
        return "damaged" if any(isinstance(one, Damaged) for one in found) else "whole"

    return read


_JSON_LD = (
    b'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tariffs", "articleSection": "Trade", '
    b'"datePublished": "2025-04-09T10:00:00Z", "author": {"@type": "Person", "name": "Ann Writer"}}</script>'
)


def page_seeds() -> list[bytes]:
    """Pages of a small site, cut short, each as it is and with JSON-LD."""
    plain = [body for _, body in Site(8, 1).pages.values()]
    declared = [body.replace(b"</head>", _JSON_LD + b"</head>") for body in plain]
    return [body[:_MOST_SEED_BYTES] for body in plain + declared]


def warc_seeds(folder: Path) -> list[bytes]:
    """An archive as we write it, and the same unpacked."""
    path = archive_path(folder, _NOW.date(), "seed")
    with ArchiveWriter(path) as archive:
        for number in range(3):
            address = f"https://harbour.example/{number}"
            archive.append(
                Answer(address, address, None, 200, (("content-type", "text/html"),), b"<p>x</p>" * 50, _NOW)
            )
    packed = path.read_bytes()
    return [packed, gzip.decompress(packed)]


def hostile_documents(home: Path, factor: float = 1) -> str:
    """Feeds, list pages, sitemaps, robots files, pages and archives."""
    seeds = demo_feeds() + shared_feeds()
    packed = [one for one in seeds if one.startswith(_GZIP)]  # each costs the start of a process
    feeds = [one for one in seeds if one not in packed]
    doors: tuple[tuple[str, Sequence[bytes], int, Callable[[bytes], str]], ...] = (
        ("feeds", feeds, 11_950, read_listing("feed")),
        ("packed feeds", packed, 50, read_listing("feed")),
        ("sitemaps", SITEMAPS, 6000, read_listing("news_sitemap")),
        ("list pages", page_seeds(), 4000, read_listing("list_page")),
        ("robots files", ROBOTS, 5000, read_robots),
        ("archives", warc_seeds(home), 5000, read_warc(home)),
        ("pages", page_seeds(), 2500, read_page),
    )
    KEPT.mkdir(exist_ok=True)
    told = [drive(name, seeds, int(count * factor), read, KEPT) for name, seeds, count, read in doors]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    assert most < MOST_MIB, f"{most} MiB of memory"
    told.append(f"{sum(door[2] for door in doors) * factor} inputs in all, {most} MiB of memory at most")
    return "; ".join(told)
