"""The one HTTP client: polite, guarded, bounded. With `transport` the only module that knows httpx.

Every request, also of a redirect or a robots.txt, waits for its host's turn, goes to a public address that was
checked by us, verifies TLS, and ends within its limits of time and size.
"""

from __future__ import annotations

import random
import ssl
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from time import monotonic
from types import TracebackType

import certifi
import httpcore
import httpx

from tasks.deadlines import Deadline
from tasks.decoding import ACCEPTED, Collector, EncodingError, TooLargeError
from tasks.freshness import retry_after_seconds
from tasks.hosts import HostPacer, HostPausedError, Turn
from tasks.network import GuardedBackend
from tasks.records import Answer, Failure
from tasks.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from tasks.robots import RobotsCopy, RobotsKeeper, Verdict
from tasks.transport import StoppedError, Transport, explain, join_address, origin_of, read_address, refuse_url

MAX_FEED_BYTES = 15 * 1024 * 1024
MAX_PAGE_BYTES = 3 * 1024 * 1024
FEED_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
PAGE_ACCEPT = "text/html, application/xhtml+xml, */*;q=0.5"  # some hosts answer a feed's Accept with an access page
_MAX_REDIRECTS = 8
_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_PAUSE_AFTER_429_SECONDS = 60.0  # where the host does not say how long


@dataclass(frozen=True, slots=True)
class _Reply:
    """One response of one hop."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retry_after: float | None

    def location(self) -> str | None:
        found = next((value for name, value in self.headers if name == "location"), None)
        return found if self.status in _REDIRECTS else None


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
        self._user_agent = user_agent
        self._hosts = hosts
        self._allow_loopback = allow_loopback
        self._min_interval = min_interval_seconds
        self._timeouts = {
            "connect": connect_timeout_seconds,
            "read": read_timeout_seconds,
            "write": read_timeout_seconds,
            "pool": exchange_timeout_seconds,
        }
        self._exchange_seconds = exchange_timeout_seconds
        self._max_wait = max_wait_seconds
        # the product name, without version, is what robots.txt addresses
        agent = user_agent.partition("/")[0].strip()
        self._robots = RobotsKeeper(agent, {} if robots_store is None else robots_store, self._fetch_robots, now)
        self._now = now
        self._deadline = Deadline()
        backend = GuardedBackend(allow_loopback, self._deadline)
        self._transport = Transport(backend, ssl_context or _trusted())

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._transport.close()

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
        self, address: str, headers: dict[str, str], max_bytes: int, guard: Callable[[httpx.URL], float]
    ) -> tuple[_Reply, str | None]:
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
            reply, seconds = self._ask(url, headers, cookies, max_bytes, interval, budget)
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
        reply, _ = self._follow(f"{origin}/robots.txt", headers, 0, self._plain_interval)
        return reply.status, reply.body

    def _ask(
        self,
        url: httpx.URL,
        headers: dict[str, str],
        cookies: httpx.Cookies,
        max_bytes: int,
        interval: float,
        budget: float,
    ) -> tuple[_Reply, float]:
        """One request in its host's turn, and the seconds it took. `max_bytes` 0: a robots.txt, cut and not refused."""
        request = httpx.Request(
            "GET",
            url,
            headers=headers | {"User-Agent": self._user_agent, "Accept-Encoding": ACCEPTED},
            extensions={"timeout": self._timeouts},
        )
        cookies.set_cookie_header(request)
        try:
            with self._hosts.turn(url.host, interval, self._max_wait) as turn:
                started = monotonic()
                self._deadline.start(budget)
                try:
                    reply = self._exchange(request, cookies, max_bytes, turn)
                finally:
                    self._deadline.clear()
                return reply, monotonic() - started
        except HostPausedError as pause:
            raise StoppedError("paced", str(pause), pause.seconds) from pause

    def _exchange(self, request: httpx.Request, cookies: httpx.Cookies, max_bytes: int, turn: Turn) -> _Reply:
        try:
            response = self._transport.handle_request(request)
            try:
                if response.status_code in _REDIRECTS:
                    cookies.extract_cookies(response)
                retry_after = self._pause_host(response, turn)
                body = self._read(response, max_bytes)
            finally:
                response.close()
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise explain(error) from error
        except EncodingError as error:
            raise StoppedError("protocol", str(error)) from error
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers.raw
        )
        return _Reply(str(request.url), response.status_code, headers, body, retry_after)

    def _read(self, response: httpx.Response, max_bytes: int) -> bytes:
        limit = max_bytes or MAX_ROBOTS_BYTES
        collector = Collector(response.headers.get("content-encoding", ""), limit)
        try:
            for chunk in response.iter_raw():
                collector.feed(chunk)
                self._deadline.remaining()
        except TooLargeError:
            if not max_bytes or response.status_code in _REDIRECTS:
                return collector.so_far()
            raise StoppedError("too_large", f"the body is larger than {limit:,} bytes after decompression") from None
        return collector.finish()

    def _pause_host(self, response: httpx.Response, turn: Turn) -> float | None:
        """Seconds the host asked for, with up to a tenth (a minute at most) on top; also kept for the whole host."""
        if response.status_code not in (429, 503):
            return None
        asked = retry_after_seconds(response.headers.get("retry-after"), self._now())
        if asked is None:
            if response.status_code == 429:
                turn.pause(_PAUSE_AFTER_429_SECONDS * (1 + random.random()), "it answered 429")
            return None
        seconds = asked + random.uniform(0.0, min(60.0, asked / 10))  # so that all who wait do not return at once
        turn.pause(seconds, f"it answered {response.status_code} and asked for {asked:.0f} s")
        return seconds


def _is_sendable(value: str) -> bool:
    return value.isascii() and value.isprintable()


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """The certificates of this machine and those that come with httpx: a slim container has none of its own."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
