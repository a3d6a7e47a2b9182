"""The demo news site: several outlets over real HTTP on loopback, with faults and a state that can be changed.

Each outlet has an address of its own (127.0.0.11, 127.0.0.12, ...) on one common port; where the machine has 127.0.0.1
only, each has a port of its own. The front door at 127.0.0.1 lists the outlets and takes POST /control/NAME.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC
from email.utils import format_datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from demo.articles import Article, read_articles
from demo.faults import FEED_FAULTS, FRONT_PAGE, NOT_FOUND, PAGE_FAULTS, Reply
from demo.feeds import CONTENT_TYPES, Listing, render_feed
from demo.outlets import FEEDS, OUTLETS, Feed, Outlet
from demo.pages import article_path, render_page
from demo.server import Server, listen

SOURCES = Path(__file__).parent / "sources.toml"
DEFAULT_PORT = 8800  # article ids are made from addresses: the same port gives the same ids
HANG_SECONDS = 45.0
RETRY_AFTER_SECONDS = 2  # short, so that a client which waits for it does not spoil a demonstration

_OUTLETS = {outlet.outlet_id: outlet for outlet in OUTLETS}


class DemoSite:
    """The running site, as a context manager. Thread-safe; it writes no log lines.

    `requests` counts answers by "outlet/path?query"; `conditional` counts those that carried a validator.
    """

    def __init__(
        self, port: int = 0, hang_seconds: float = HANG_SECONDS, retry_after_seconds: int = RETRY_AFTER_SECONDS
    ) -> None:
        self.hang_seconds = hang_seconds
        self.retry_after_seconds = retry_after_seconds  # of the feed that answers 429
        self.requests: Counter[str] = Counter()
        self.conditional: Counter[str] = Counter()
        self.stopping = threading.Event()
        self._editions = read_articles()
        self._is_changed = False
        self._is_added = False
        self._lock = threading.Lock()
        self._servers: list[Server] = []
        self._threads: list[threading.Thread] = []
        self._asked_port = port
        self._bases: dict[str, str] = {}
        self._replies: dict[tuple[str, str], Reply] = {}

    # ------------------------------------------------------------ running

    def __enter__(self) -> Self:
        self._servers, hosts = listen(self, self._asked_port)
        self._bases = {name: f"http://{host}" for name, host in hosts.items()}
        for server in self._servers:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        stops = [threading.Thread(target=server.stop) for server in self._servers]
        for stop in stops:
            stop.start()
        for thread in (*stops, *self._threads):
            thread.join()

    @property
    def address(self) -> str:
        """The front door, which lists the outlets."""
        return self._bases[""]

    def base(self, outlet_id: str) -> str:
        """The address of an outlet, without a slash at the end."""
        return self._bases[outlet_id]

    def feed_address(self, outlet_id: str, name: str = "main") -> str:
        feed = next(feed for feed in FEEDS if (feed.outlet_id, feed.name) == (outlet_id, name))
        return self.base(outlet_id) + feed.path

    def article_address(self, article: Article) -> str:
        return self.base(article.outlet_id) + article_path(article, _OUTLETS[article.outlet_id])

    def articles(self, outlet_id: str | None = None) -> list[Article]:
        """The articles as they are listed now, newest first."""
        return [
            edition.later if self._is_changed and edition.later else edition.article
            for edition in self._editions
            if (self._is_added or not edition.article.is_held) and outlet_id in (None, edition.article.outlet_id)
        ]

    # ------------------------------------------------------------ state

    def change(self) -> str:
        """Give the one article that changes its later numbers, in page and feed entry; its address."""
        self._set(is_changed=True)
        changed = next(edition.later for edition in self._editions if edition.later)
        return self.article_address(changed)

    def add_entry(self) -> str:
        """List the held article in the feed whose validator does not move (a false 304); its address."""
        self._set(is_added=True)
        return self.article_address(next(edition.article for edition in self._editions if edition.article.is_held))

    def reset(self) -> None:
        """The first state again, and no requests counted."""
        self._set(is_changed=False, is_added=False)
        with self._lock:
            self.requests.clear()
            self.conditional.clear()

    def _set(self, is_changed: bool | None = None, is_added: bool | None = None) -> None:
        with self._lock:
            self._is_changed = self._is_changed if is_changed is None else is_changed
            self._is_added = self._is_added if is_added is None else is_added
            self._replies.clear()

    def write_sources(self, directory: Path) -> Path:
        """Write this site's sources.toml into a directory, with the addresses it listens on; the file's path."""
        path = directory / "sources.toml"
        path.write_text(self.sources(), encoding="utf-8")
        return path

    def sources(self) -> str:
        """demo/sources.toml with every `{outlet}` replaced by the outlet's address."""
        text = SOURCES.read_text(encoding="utf-8")
        for outlet in OUTLETS:
            text = text.replace("{" + outlet.outlet_id + "}", self.base(outlet.outlet_id))
        return text

    # ------------------------------------------------------------ answers

    def reply(self, outlet_id: str, target: str, is_conditional: bool = False) -> Reply:
        """The answer of an outlet to a path with its query."""
        with self._lock:
            self.requests[f"{outlet_id}{target}"] += 1
            self.conditional[f"{outlet_id}{target}"] += is_conditional
            kept = self._replies.get((outlet_id, target))
        if kept is None:
            kept = self._front_door(target) if outlet_id == "" else self._outlet(_OUTLETS[outlet_id], target)
            with self._lock:
                self._replies[outlet_id, target] = kept
        return kept

    def control(self, name: str) -> Reply:
        """POST /control/NAME at the front door: change, add-entry, reset."""
        actions: dict[str, Callable[[], str | None]] = {
            "change": self.change,
            "add-entry": self.add_entry,
            "reset": self.reset,
        }
        if name not in actions:
            return Reply(404, f"unknown: {name}; known: {', '.join(actions)}\n".encode(), "text/plain")
        return Reply(200, f"{actions[name]() or 'done'}\n".encode(), "text/plain")

    def _front_door(self, target: str) -> Reply:
        if target == "/sources.toml":
            return Reply(200, self.sources().encode(), "text/plain; charset=utf-8")
        if target != "/":
            return NOT_FOUND
        rows = "".join(
            f'<li><a href="{self.feed_address(feed.outlet_id, feed.name)}">{_OUTLETS[feed.outlet_id].name}: '
            f"{feed.name} ({feed.form}{', ' + feed.fault if feed.fault else ''})</a></li>"
            for feed in FEEDS
        )
        return Reply(200, f"<!DOCTYPE html><title>Demo site</title><h1>Demo site</h1><ul>{rows}</ul>".encode())

    def _outlet(self, outlet: Outlet, target: str) -> Reply:
        path = target.partition("?")[0]
        if path == "/robots.txt":
            return Reply(200, outlet.robots.encode(), "text/plain")
        if path == "/":
            return FRONT_PAGE
        for feed in FEEDS:
            if feed.outlet_id == outlet.outlet_id and path in (feed.path, feed.path + "/now"):
                return self._feed(feed, outlet, target)
        for article in self.articles(outlet.outlet_id):
            if path == article_path(article, outlet):
                return self._page(article, outlet, target)
        return NOT_FOUND

    def _feed(self, feed: Feed, outlet: Outlet, target: str) -> Reply:
        listed = [a for a in self.articles(outlet.outlet_id) if feed.is_whole or a.feed == feed.name]
        body = render_feed(Listing(feed, outlet, self.base(outlet.outlet_id), listed))
        newest = max((article.updated or article.published for article in listed), default=None)
        headers = {"ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"', "Cache-Control": "max-age=300"}
        if newest:
            headers["Last-Modified"] = format_datetime(newest.astimezone(UTC), usegmt=True)
        if feed.fault == "false_304":
            headers = {"ETag": '"never-moves"'}
        if feed.fault == "rate_limited":
            headers = {"Retry-After": str(self.retry_after_seconds)}
        if feed.packing == "encoded":
            body, headers["Content-Encoding"] = gzip.compress(body, mtime=0), "gzip"
        content_type = CONTENT_TYPES[feed.form].format(feed.declared or feed.encoding)
        if feed.packing == "file":
            content_type = "application/x-gzip"
        reply = Reply(200, body, content_type, headers)
        return FEED_FAULTS[feed.fault](target, reply) if feed.fault in FEED_FAULTS else reply

    def _page(self, article: Article, outlet: Outlet, target: str) -> Reply:
        # Lists of links show first editions only: a change touches one page and no other.
        firsts = [edition.article for edition in self._editions if edition.article.outlet_id == outlet.outlet_id]
        others = [first for first in firsts if first.language == "en" and not (first.fault or first.is_held)]
        body = render_page(article, outlet, self.base(outlet.outlet_id), others)
        declared = {"table": "text/html", "old": "text/html"}.get(outlet.layout, "text/html; charset=utf-8")
        page = Reply(200, body, declared)
        return PAGE_FAULTS[article.fault](target, page) if article.fault else page


def main() -> None:
    """`python -m demo.site --port N`: serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m demo.site", description="Serve the demo news site on loopback.")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"0: any free one (default {DEFAULT_PORT})")
    parser.add_argument("--hang-seconds", type=float, default=HANG_SECONDS, help="how long the hanging page hangs")
    parser.add_argument("--sources", type=Path, help="write sources.toml for this site into this directory")
    options = parser.parse_args()
    try:
        with DemoSite(options.port, options.hang_seconds) as site:
            if options.sources:
                print(f"sources: {site.write_sources(options.sources)}", flush=True)
            print(f"demo site: {site.address} (interrupt to stop)", flush=True)
            with contextlib.suppress(KeyboardInterrupt):
                threading.Event().wait()
    except OSError as error:  # a port that is taken, a directory that cannot be written to
        parser.exit(1, f"{error.strerror}\n")


if __name__ == "__main__":
    main()
