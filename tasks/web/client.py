"""The one HTTP client: polite, guarded, bounded. httpx is known here, in `web_exchange` and in `transport` only.

Every request, also of a redirect or a robots.txt, waits for its host's turn, goes to a public address that was
checked by us, verifies TLS, and ends within its limits of time and size.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, MutableMapping
from datetime import UTC, datetime
from functools import lru_cache
from types import TracebackType

import certifi
import httpx

from tasks.records import Answer, Failure
from tasks.web.exchange import Exchanger, Limits, Reply
from tasks.web.hosts import HostPacer
from tasks.web.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from tasks.web.robots import RobotsCopy, RobotsKeeper, Verdict
from tasks.web.transport import StoppedError, join_address, origin_of, read_address, refuse_url

MAX_FEED_BYTES = 15 * 1024 * 1024
MAX_PAGE_BYTES = 3 * 1024 * 1024
FEED_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
PAGE_ACCEPT = "text/html, application/xhtml+xml, */*;q=0.5"  # some hosts answer a feed's Accept with an access page
_MAX_REDIRECTS = 8
_PERMANENT = (301, 308)


class Client:
    """Fetches addresses for everybody in this process; may be used from several threads."""

    def __init__(
        self,
        user_agent: str,
        hosts: HostPacer,
        *,
        allow_loopback: bool = False,
        min_interval_seconds: float = 5.0,
        connect_timeout_seconds: float = 10.0,
        read_timeout_seconds: float = 20.0,
        exchange_timeout_seconds: float = 60.0,
        max_wait_seconds: float = 300.0,
        robots_store: MutableMapping[str, RobotsCopy] | None = None,
        ssl_context: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        if not _is_sendable(user_agent):
            raise ValueError(f"the User-Agent {user_agent!r} must be plain ASCII: mend TRADELINES_CONTACT")
        limits = Limits(connect_timeout_seconds, read_timeout_seconds, exchange_timeout_seconds, max_wait_seconds)
        self._exchanger = Exchanger(user_agent, hosts, limits, allow_loopback, ssl_context or _trusted(), now)
        self._exchange_seconds = exchange_timeout_seconds
        self._allow_loopback = allow_loopback
        self._min_interval = min_interval_seconds
        self._now = now
        # the product name, without version, is what robots.txt addresses
        agent = user_agent.partition("/")[0].strip()
        self._robots = RobotsKeeper(agent, {} if robots_store is None else robots_store, self._fetch_robots, now)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._exchanger.close()

    def get(
        self,
        address: str,
        *,
        max_bytes: int,
        etag: str | None = None,
        last_modified: str | None = None,
        headers: dict[str, str] | None = None,
        check_robots: bool = True,
    ) -> Answer | Failure:
        """The answer to a GET, redirects followed, or why there is none. Never raises for what a server does."""
        given = {"accept": PAGE_ACCEPT} | {name.lower(): value for name, value in (headers or {}).items()}
        given |= {"if-none-match": etag or given.get("if-none-match", "")}
        given |= {"if-modified-since": last_modified or given.get("if-modified-since", "")}
        # What a server once gave as its validator may be nothing that can be sent; then it is not.
        asked = {name.title(): value for name, value in given.items() if value and _is_sendable(value)}
        guard = self._interval_by_robots if check_robots else self._plain_interval
        try:
            reply, permanent = self._follow(address, asked, max_bytes, guard)
        except StoppedError as stop:
            return Failure(address, stop.kind, stop.reason, self._now(), stop.retry_after)
        return Answer(
            address,
            reply.address,
            permanent if reply.status < 400 else None,
            reply.status,
            reply.headers,
            reply.body,
            self._now(),
            reply.retry_after,
        )

    def robots_for(self, address: str) -> Verdict | Failure:
        """What robots.txt says about an address, without fetching it; asks the host where the copy is a day old."""
        try:
            return self._verdict(read_address(address))
        except StoppedError as stop:
            return Failure(address, stop.kind, stop.reason, self._now(), stop.retry_after)

    def _follow(
        self,
        address: str,
        headers: dict[str, str],
        max_bytes: int,
        guard: Callable[[httpx.URL], float],
        is_cut: bool = False,
    ) -> tuple[Reply, str | None]:
        """The last reply of a chain of redirects, and where it led if all of them were permanent."""
        url = read_address(address)
        cookies = httpx.Cookies()  # for this chain only: some hosts redirect until theirs comes back
        seen: set[tuple[str, str]] = set()
        budget = self._exchange_seconds
        is_permanent = True
        for hop in range(_MAX_REDIRECTS + 1):
            refuse_url(url, self._allow_loopback)
            state = (str(url), str(sorted((cookie.name, cookie.value or "") for cookie in cookies.jar)))
            if state in seen:
                raise StoppedError("redirects", f"the redirects go round in a circle at {url}")
            seen.add(state)
            interval = guard(url)
            reply, seconds = self._exchanger.ask(url, headers, cookies, max_bytes, interval, budget, is_cut)
            budget = max(0.0, budget - seconds)
            location = reply.location()
            if location is None:
                return reply, (str(url) if hop and is_permanent else None)
            target = join_address(url, location)
            is_permanent &= reply.status in _PERMANENT and not (url.scheme == "https" and target.scheme == "http")
            url = target
        raise StoppedError("redirects", f"more than {_MAX_REDIRECTS} redirects, the last one to {url}")

    def _plain_interval(self, url: httpx.URL) -> float:
        return self._min_interval

    def _interval_by_robots(self, url: httpx.URL) -> float:
        """Seconds to keep from this host after the request. Raises StoppedError where robots.txt forbids it."""
        verdict = self._verdict(url)
        if not verdict.is_allowed:
            raise StoppedError("robots" if verdict.is_known else "robots_unreachable", verdict.reason)
        return max(self._min_interval, verdict.crawl_delay_seconds)

    def _verdict(self, url: httpx.URL) -> Verdict:
        refuse_url(url, self._allow_loopback)
        return self._robots.verdict(origin_of(url), str(url))

    def _fetch_robots(self, origin: str) -> tuple[int, bytes]:
        """Status and body of an origin's robots.txt, cut where it is too long. Raises StoppedError."""
        headers = {"Accept": "text/plain, */*;q=0.5"}
        reply, _ = self._follow(f"{origin}/robots.txt", headers, MAX_ROBOTS_BYTES, self._plain_interval, is_cut=True)
        return reply.status, reply.body


def _is_sendable(value: str) -> bool:
    return value.isascii() and value.isprintable()


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """The certificates of this machine and those that come with httpx: a slim container has none of its own."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
