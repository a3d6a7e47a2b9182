"""A news site of any size on loopback, in a process of its own: `python -m tests.bench.site DIRECTORY PAGES FEEDS`.

The articles are those of the demo, joined until they have 400 words, each page with its own numbers; every second one
has a title that is worth fetching and a body that is off topic. Writes DIRECTORY/sources.toml when it listens.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from demo.articles import read_articles

HOSTS = 10
_GARDEN = (
    "The gardeners met on the terrace to compare roses, lilies and late dahlias, and to swap cuttings over tea.",
    "Rain kept the paths soft, so the judges walked slowly between the beds and praised the smell of wet lavender.",
    "A retired teacher showed how she ties sweet peas to hazel, a craft that her grandmother taught her as a child.",
    "Children painted the old shed, and the choir sang two songs about rivers before lunch was laid out on the lawn.",
)
_LEAST_WORDS = 400


def bodies() -> list[tuple[str, ...]]:
    """Paragraphs of on-topic articles of at least 400 words, made of the demo's articles."""
    found = [
        edition.article.paragraphs
        for edition in read_articles()
        if edition.article.expect == "article" and edition.article.language == "en" and not edition.article.fault
    ]
    joined = []
    for start in range(len(found)):
        paragraphs: tuple[str, ...] = ()
        step = start
        while sum(len(one.split()) for one in paragraphs) < _LEAST_WORDS:
            paragraphs += found[step % len(found)]
            step += 1
        joined.append(paragraphs)
    return joined


def page(number: int, kinds: list[tuple[str, ...]]) -> tuple[str, bytes]:
    """Title and HTML of one page; odd ones are off topic."""
    if number % 2:
        title = f"China and United States trade tariffs set aside at garden show number {number}"
        paragraphs = tuple(f"{one} Bed {number} had {n} plants." for n, one in enumerate(_GARDEN * 6, start=number))
    else:
        title = f"United States and China tariffs, report {number}"
        paragraphs = (f"Report {number} of the day.", *kinds[number // 2 % len(kinds)])
    day = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=number % 8000)
    text = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return title, (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day.isoformat()}"></head><body><nav><a href="/">Home</a>'
        f'<a href="/a">World</a></nav><main><article><h1>{title}</h1><p class="by">By Ann Writer</p>{text}</article>'
        '</main><footer><p>All rights reserved.</p><a href="/privacy">Privacy</a></footer></body></html>'
    ).encode()


class Site:
    """Pages shared out over feeds, and the feeds over hosts 127.0.0.N."""

    def __init__(self, pages: int, feeds: int) -> None:
        self.kinds = bodies()
        self.feeds = feeds
        self.pages = {number: page(number, self.kinds) for number in range(pages)}
        self.base: dict[int, str] = {}  # by number of the host

    def host_of(self, feed: int) -> str:
        return self.base[feed % len(self.base)]

    def feed(self, number: int) -> bytes:
        """The RSS of one feed; one without pages of its own lists an article that is not worth fetching."""
        items = []
        for one in range(number, len(self.pages), self.feeds):
            day = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=one % 8000)
            items.append((self.pages[one][0], f"{self.host_of(number)}/p/{one}", day))
        if not items:
            day = datetime(2025, 1, 1, tzinfo=UTC)
            items = [(f"Village fete {number}", f"{self.host_of(number)}/f/{number}", day)]
        listed = "".join(
            f"<item><title>{title}</title><link>{link}</link><pubDate>{format_datetime(day)}</pubDate></item>"
            for title, link, day in items
        )
        return f'<rss version="2.0"><channel><title>Feed {number}</title>{listed}</channel></rss>'.encode()

    def sources(self) -> str:
        return "\n".join(
            f'[feed_{number}]\nname = "Feed {number}"\npublisher = "Outlet {number}"\nkind = "feed"\n'
            f'address = "{self.host_of(number)}/feed/{number}"\ncountry = "US"\nownership = "private"\ngrade = "A"\n'
            "expected_entries_week = 10\nmay_export_body = true\n"
            for number in range(self.feeds)
        )

    def answer(self, path: str) -> tuple[int, str, bytes]:
        kind, _, number = path.strip("/").partition("/")
        if kind == "feed" and number.isdecimal() and int(number) < self.feeds:
            return 200, "application/rss+xml", self.feed(int(number))
        if kind == "p" and number.isdecimal() and int(number) in self.pages:
            return 200, "text/html; charset=utf-8", self.pages[int(number)][1]
        return 404, "text/plain", b"not here"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    site: Site

    def server_bind(self) -> None:
        self.socket.bind(self.server_address)  # without a look-up of the host's name
        self.server_address = self.socket.getsockname()

    def handle_error(self, request: object, client_address: object) -> None:
        """Quiet: runs are killed on purpose, which resets their connections."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        status, kind, body = self.server.site.answer(self.path)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.headers["If-None-Match"] == tag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("ETag", tag)
        if status != 304:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def serve(site: Site, hosts: int = HOSTS) -> list[_Server]:
    """Servers on 127.0.0.1, 127.0.0.2, ... that answer for the site until they are shut down."""
    servers = []
    for number in range(hosts):
        server = _Server((f"127.0.1.{number + 1}", 0), _Handler)
        server.site = site
        site.base[number] = f"http://127.0.1.{number + 1}:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        servers.append(server)
    return servers


def main() -> None:
    """Serve until standard input closes."""
    directory, pages, feeds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    site = Site(pages, feeds)
    serve(site, max(1, min(HOSTS if feeds <= HOSTS else 50, feeds)))
    (directory / "sources.toml").write_text(site.sources(), encoding="utf-8")
    print("ready", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
