"""Inputs of full size, each group in a process of its own whose memory and processor time are measured.

`python -m tests.faults.large GROUP FOLDER` does one group and prints what came of it.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tasks.archive import Archived, ArchiveWriter, Damaged, archive_path, iter_records
from tasks.feeds import listings
from tasks.feeds.listings import parse_listing
from tasks.records import Answer, Failure, ParsedFeed
from tasks.settings import PROJECT
from tasks.sitemap_walk import walk_sitemap
from tasks.web.robots import decode_robots, judge, keep_answer, parse_robots
from tests.faults.addresses import loopback_client, loopback_site
from tests.faults.hostile import source_of
from tests.faults.large_pages import read_large_pages

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BASE = "https://harbour.example/feed"
MOST_MIB = 1536  # of any one process
MOST_CPU_SECONDS = 400.0  # of a group, children included
_GIB = 1024**3


def packed_zeros(size: int = _GIB, wbits: int = 31) -> bytes:
    """So many zeros, packed (about a thousandth)."""
    packer = zlib.compressobj(6, wbits=wbits)
    block = bytes(2**20)
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


# ---------------------------------------------------------------- listings


def _items(count: int) -> str:
    return "".join(
        f"<item><title>Report {n}</title><link>https://harbour.example/{n}</link></item>" for n in range(count)
    )


def _rss(inside: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Harbour</title>{inside}</channel></rss>".encode()


def _attributes(count: int) -> str:
    return " ".join(f"a{n}='1'" for n in range(count))


def _laughs() -> bytes:
    names = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'ha'}'>" for n in range(12))
    return f"<!DOCTYPE rss [{names}]>".encode() + _rss(
        "<item><title>&l11;</title><link>https://h.example/1</link></item>"
    )


def _index(count: int) -> bytes:
    listed = "".join(f"<sitemap><loc>/map/{n}</loc></sitemap>" for n in range(count))
    return f"<sitemapindex>{listed}</sitemapindex>".encode()


def _urls(count: int) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>/a/{n}</loc></url>' for n in range(count))}</urlset>".encode()


# Name, kind of source, how the bytes are made, and how many entries are read (None: the listing is refused).
LISTINGS: tuple[tuple[str, str, Callable[[], bytes], int | None], ...] = (
    ("a feed of 100,000 entries", "feed", lambda: _rss(_items(100_000)), 2000),
    ("a JSON feed of 100,000 entries", "feed", lambda: json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "title": "x",
        "items": [{"id": str(n), "url": f"https://harbour.example/{n}", "title": "x"} for n in range(100_000)],
    }).encode(), 100_000),
    ("a JSON feed nested 200,000 deep", "feed", lambda: b'{"items": ' + b"[" * 200_000, None),
    ("an entity bomb", "feed", _laughs, 1),
    ("a feed nested 15 MB deep", "feed", lambda: _rss(f"<item>{'<div>' * 3_000_000}"), None),
    ("an element with 200,000 attributes", "feed", lambda: _rss(
        f"<x {_attributes(200_000)}/>{_items(1)}"), None),
    ("1 GB of zeros as a packed feed", "feed", packed_zeros, None),
    ("14 MB of open brackets", "feed", lambda: _rss("<" * 14_000_000), None),
    ("a sitemap of 50,000 addresses", "news_sitemap", lambda: _urls(50_000), 50_000),
    ("a sitemap of 200,000 addresses", "news_sitemap", lambda: _urls(200_000), 50_000),
    ("1 GB of zeros as a packed sitemap", "news_sitemap", packed_zeros, None),
    ("a list page of 100,000 links", "list_page", lambda: (
        "<html><body>" + "".join(f'<a href="/{n}">Report number {n}</a>' for n in range(100_000))).encode(), 100_000),
)  # fmt: skip


def large_listings(folder: Path) -> str:
    """Every listing is read as far as it may be, or refused with a reason."""
    listings.DEADLINE_SECONDS = 12.0  # the deadline is met whatever it is; a test need not wait for all of it
    told = []
    for name, kind, make, entries in LISTINGS:
        parsed = parse_listing(source_of(kind), make(), BASE, "text/xml", NOW)
        assert isinstance(parsed, ParsedFeed)
        if parsed.error is None:
            assert entries is not None, f"{name} was read"
            assert 0 < len(parsed.entries) <= entries, (name, len(parsed.entries))
        told.append(f"{name}: {parsed.error or f'{len(parsed.entries)} entries'}")
    return "; ".join(told)


def endless_sitemaps(folder: Path) -> str:
    """An index that leads to itself is asked once; indexes that lead to 50,000 others are walked within bounds."""
    itself = b"<sitemapindex><sitemap><loc>/map</loc></sitemap><sitemap><loc>/map?</loc></sitemap></sitemapindex>"
    with _xml_site(itself) as base, loopback_client(folder / "one") as client:
        asked = [one[0] for one in walk_sitemap(client, f"{base}/map", "harbour", None, None)]
    assert len(asked) <= 2, asked
    with _xml_site(_index(50_000)) as base, loopback_client(folder / "two") as client:
        walk = walk_sitemap(client, f"{base}/map", "harbour", None, None)
        waiting = [found[3] for found, _ in zip(walk, range(6), strict=False)]
    assert max(waiting) <= 3000, waiting
    return f"an index that leads to itself: asked {len(asked)} times; indexes of 50,000: at most {max(waiting)} wait"


def _xml_site(body: bytes) -> AbstractContextManager[str]:
    return loopback_site(lambda path: (200, [("Content-Type", "text/xml")], body))


# ---------------------------------------------------------------- the network


def packed_answers(folder: Path) -> str:
    """1 GB of zeros as a packed page, once and twice packed: cut at the limit of bytes, not unpacked."""
    once = packed_zeros()
    twice = gzip.compress(once)
    deflated = packed_zeros(wbits=15)
    bodies = (("gzip", once), ("deflate", deflated), ("gzip, gzip", twice), ("br", once), ("gzip, gzip, gzip", twice))
    told = []

    def answer(path: str) -> tuple[int, list[tuple[str, str]], bytes]:
        name, body = bodies[int(path[1:])]
        return 200, [("Content-Encoding", name)], body

    with loopback_site(answer) as base, loopback_client(folder) as client:
        for number, (name, _) in enumerate(bodies):
            outcome = client.get(f"{base}/{number}", max_bytes=3 * 2**20, check_robots=False)
            assert isinstance(outcome, Failure), name
            told.append(f"{name}: {outcome.kind}")
    return f"1 GB of zeros in {', '.join(told)}"


def redirects(folder: Path) -> str:
    """Redirects that carry 10 MB in all, or that never end: given up after a few."""
    asked: list[str] = []

    def answer(path: str) -> tuple[int, list[tuple[str, str]], bytes]:
        asked.append(path)
        return 302, [("Location", f"/{len(asked)}")], b"x" * 2_000_000

    with loopback_site(answer) as base, loopback_client(folder) as client:
        outcome = client.get(f"{base}/0", max_bytes=3 * 2**20, check_robots=False)
    assert isinstance(outcome, Failure)
    assert outcome.kind == "redirects", outcome
    assert len(asked) <= 9
    return f"redirects with 2 MB each: given up after {len(asked)}"


# ---------------------------------------------------------------- robots files and archives


def robots_files(folder: Path) -> str:
    """Huge, binary and endless robots files are judged, and only their first half megabyte is read."""
    rules = b"".join(b"Disallow: /a%d/*/b$\n" % n for n in range(1_000_000))
    files = {
        "20 MB of rules": b"User-agent: *\n" + rules,
        "binary": bytes(range(256)) * 40_000,
        "zeros": bytes(10_000_000),
        "one line": b"User-agent: *\nDisallow: /" + b"a*" * 5_000_000,
        "100,000 groups": b"".join(b"User-agent: bot%d\nDisallow: /\n" % n for n in range(100_000)),
    }
    for name, body in files.items():
        verdict = judge(
            keep_answer("https://harbour.example", 200, body, None, NOW), parse_robots(decode_robots(body)),
            "https://harbour.example/" + "a" * 2000, "tradelines",
        )  # fmt: skip
        assert 0 <= verdict.crawl_delay_seconds <= 86400, name
    return f"robots files judged: {', '.join(files)}"


def large_archives(folder: Path) -> str:
    """Archives with a 1 GB member, wrong digests and wrong lengths: the good records are kept, the bad ones told."""
    path = archive_path(folder, NOW.date(), "seed")
    with ArchiveWriter(path) as archive:
        for number in range(3):
            address = f"https://harbour.example/{number}"
            archive.append(
                Answer(address, address, None, 200, (("content-type", "text/html"),), b"<p>word</p>" * 9, NOW)
            )
    whole = path.read_bytes()
    plain = gzip.decompress(whole)
    length = plain.partition(b"Content-Length: ")[2]
    damaged = {
        "a member of 1 GB": whole + packed_zeros() + whole,
        "wrong digests": gzip.compress(plain.replace(b"Payload-Digest: sha1:", b"Payload-Digest: sha1:AAAA", 1))
        + whole,
        "a changed body": plain.replace(b"word", b"warp", 1),
        "too long": plain.replace(b"Content-Length: ", b"Content-Length: 9", 3),
        "too short": plain.replace(b"Content-Length: ", b"Content-Length: 1\r\nX: ", 3),
        "beyond all": plain.replace(b"Content-Length: ", b"Content-Length: 99999999999999999999", 3),
        "no number": plain.replace(b"Content-Length: ", b"Content-Length: x", 3),
        "cut": plain[: len(plain) - 40],
        "packed and cut": whole[:-40],
    }
    assert length
    told = []
    for name, content in damaged.items():
        target = folder / "damaged.warc"
        target.write_bytes(content)
        found = list(iter_records(target))
        bad = [one.reason for one in found if isinstance(one, Damaged)]
        assert bad and all(bad), name
        assert all(one.answer.body == b"<p>word</p>" * 9 for one in found if isinstance(one, Archived)), name
        told.append(f"{name} {len(found) - len(bad)} good, {len(bad)} bad")
    return f"archives: {', '.join(told)}"


GROUPS: dict[str, Callable[[Path], str]] = {
    "listings": large_listings,
    "sitemaps": endless_sitemaps,
    "answers": packed_answers,
    "redirects": redirects,
    "robots": robots_files,
    "archives": large_archives,
    "pages": read_large_pages,
}


def large_inputs(home: Path) -> str:
    """Every group in its process, within the budget of memory and time."""
    told = []
    for name in GROUPS:
        folder = home / name
        folder.mkdir(parents=True)
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.large", name, str(folder)],
            cwd=PROJECT, capture_output=True, text=True, timeout=3600, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{name}: {done.stderr[-1500:]}"
        found = json.loads(done.stdout.splitlines()[-1])
        assert found["mib"] < MOST_MIB, found
        assert found["cpu_seconds"] < MOST_CPU_SECONDS, found
        told.append(
            f"\n  {name} ({found['cpu_seconds']:.0f} s of processor, {found['mib']} MiB at most): {found['told']}"
        )
    return "".join(told)


@contextmanager
def _measured(found: dict[str, object]) -> Iterator[None]:
    """Fills in the most memory of this process or any child, in MiB, and the processor time of all of them."""
    yield
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    found["mib"] = max(one.ru_maxrss for one in used) // 1024
    found["cpu_seconds"] = sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    found: dict[str, object] = {}
    with _measured(found):
        found["told"] = GROUPS[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
