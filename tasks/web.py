"""The one HTTP client: polite, guarded, bounded. The only module that knows httpx.

Every request, also of a redirect or a robots.txt, waits for its host's turn, goes to a public address that was
checked by us, verifies TLS, and ends within its limits of time and size.
"""

from __future__ import annotations

import random
import ssl
import threading
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from types import TracebackType

import httpcore
import httpx
from protego import Protego

from tasks import robots
from tasks.decoding import ACCEPTED, Collector, EncodingError, TooLargeError
from tasks.freshness import retry_after_seconds
from tasks.hosts import HostPacer, HostPausedError, Turn
from tasks.network import AddressRefused, Deadline, GuardedBackend, NameNotFound, refuse_host
from tasks.records import Answer, Failure

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
_KEEP_ALIVE_SECONDS = 4.0  # below the 5 s after which many servers hang up, just when we would write


class _StoppedError(Exception):
    """An exchange that came to nothing; becomes a Failure."""

    def __init__(self, kind: str, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.retry_after = retry_after


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


class _Transport(httpx.BaseTransport):
    """httpx's messages over our own pool, whose backend decides where a connection may go."""

    def __init__(self, backend: GuardedBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=100,
            max_keepalive_connections=20,
            keepalive_expiry=_KEEP_ALIVE_SECONDS,
            http1=True,
            http2=True,
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        target = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method, target, headers=request.headers.raw, content=b"", extensions=request.extensions
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Stream(answer),
            extensions=answer.extensions,
            request=request,
        )

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


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
        robots_store: MutableMapping[str, robots.RobotsCopy] | None = None,
        ssl_context: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._user_agent = user_agent
        self._agent = user_agent.partition("/")[0].strip()  # the product name is what robots.txt addresses
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
        self._robots: MutableMapping[str, robots.RobotsCopy] = {} if robots_store is None else robots_store
        self._rules: dict[str, tuple[str, Protego]] = {}
        self._robots_locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()
        self._now = now
        self._deadline = Deadline()
        backend = GuardedBackend(allow_loopback, self._deadline)
        self._transport = _Transport(backend, ssl_context or ssl.create_default_context())

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
        asked = {"accept": PAGE_ACCEPT} | {name.lower(): value for name, value in (headers or {}).items()}
        if etag:
            asked["if-none-match"] = etag
        if last_modified:
            asked["if-modified-since"] = last_modified
        guard = self._interval_by_robots if check_robots else self._plain_interval
        try:
            reply, permanent = self._follow(address, asked, max_bytes, guard)
        except _StoppedError as stop:
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

    def robots_for(self, address: str) -> robots.Verdict | Failure:
        """What robots.txt says about an address, without fetching it; asks the host where the copy is a day old."""
        try:
            return self._verdict(_read_address(address))
        except _StoppedError as stop:
            return Failure(address, stop.kind, stop.reason, self._now(), stop.retry_after)

    def _follow(
        self, address: str, headers: dict[str, str], max_bytes: int, guard: Callable[[httpx.URL], float]
    ) -> tuple[_Reply, str | None]:
        """The last reply of a chain of redirects, and where it led if all of them were permanent."""
        url = _read_address(address)
        cookies = httpx.Cookies()  # for this chain only: some hosts redirect until theirs comes back
        seen: set[tuple[str, str]] = set()
        budget = self._exchange_seconds
        is_permanent = True
        for hop in range(_MAX_REDIRECTS + 1):
            self._refuse(url)
            state = (str(url), str(sorted((cookie.name, cookie.value or "") for cookie in cookies.jar)))
            if state in seen:
                raise _StoppedError("redirects", f"the redirects go round in a circle at {url}")
            seen.add(state)
            interval = guard(url)
            reply, seconds = self._ask(url, headers, cookies, max_bytes, interval, budget)
            budget = max(0.0, budget - seconds)
            location = reply.location()
            if location is None:
                return reply, (str(url) if hop and is_permanent else None)
            target = _join(url, location)
            is_permanent &= reply.status in _PERMANENT and not (url.scheme == "https" and target.scheme == "http")
            url = target
        raise _StoppedError("redirects", f"more than {_MAX_REDIRECTS} redirects, the last one to {url}")

    def _refuse(self, url: httpx.URL) -> None:
        if url.scheme not in ("http", "https"):
            raise _StoppedError("refused_address", f"scheme {url.scheme or '(none)'!r} of {url} is not http or https")
        if url.userinfo:
            raise _StoppedError("refused_address", "the address carries a user name or password")
        if url.port is not None and url.port < 1024 and url.port not in (80, 443):
            raise _StoppedError("refused_address", f"port {url.port} is not one of the web")
        reason = refuse_host(url.host, self._allow_loopback)
        if reason:
            raise _StoppedError("refused_address", reason)

    def _plain_interval(self, url: httpx.URL) -> float:
        return self._min_interval

    def _interval_by_robots(self, url: httpx.URL) -> float:
        """Seconds to keep from this host after the request. Raises _StoppedError where robots.txt forbids it."""
        verdict = self._verdict(url)
        if not verdict.is_allowed:
            raise _StoppedError("robots", verdict.reason)
        return max(self._min_interval, verdict.crawl_delay_seconds)

    def _verdict(self, url: httpx.URL) -> robots.Verdict:
        self._refuse(url)
        copy = self._robots_copy(_origin(url))
        if copy.content is None and copy.failure_kind is not None:
            raise _StoppedError(copy.failure_kind, copy.reason or "robots.txt could not be fetched")
        return robots.judge(copy, self._parsed(copy), str(url), self._agent)

    def _parsed(self, copy: robots.RobotsCopy) -> Protego | None:
        if copy.content is None:
            return None
        kept = self._rules.get(copy.origin)
        if kept is None or kept[0] != copy.content:
            kept = (copy.content, robots.parse_robots(copy.content))
            self._rules[copy.origin] = kept
        return kept[1]

    def _robots_copy(self, origin: str) -> robots.RobotsCopy:
        with self._lock:
            lock = self._robots_locks.setdefault(origin, threading.Lock())
        with lock:
            copy = self._robots.get(origin)
            if copy is None or copy.fresh_until <= self._now():
                copy = self._fetch_robots(origin, copy)
                self._robots[origin] = copy
            return copy

    def _fetch_robots(self, origin: str, old: robots.RobotsCopy | None) -> robots.RobotsCopy:
        try:
            reply, _ = self._follow(f"{origin}/robots.txt", {"accept": "text/plain, */*"}, 0, self._plain_interval)
        except _StoppedError as stop:
            if stop.kind == "paced":
                raise
            if stop.kind == "redirects":  # RFC 9309 section 2.3.1.2: as if there were none
                return robots.keep_answer(origin, 404, b"", old, self._now())
            return robots.keep_failure(origin, stop.kind, stop.reason, old, self._now())
        return robots.keep_answer(origin, reply.status, reply.body, old, self._now())

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
            headers=headers | {"user-agent": self._user_agent, "accept-encoding": ACCEPTED},
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
            raise _StoppedError("paced", str(pause), pause.seconds) from pause

    def _exchange(self, request: httpx.Request, cookies: httpx.Cookies, max_bytes: int, turn: Turn) -> _Reply:
        try:
            response = self._transport.handle_request(request)
            try:
                cookies.extract_cookies(response)
                retry_after = self._pause_host(response, turn)
                body = self._read(response, max_bytes)
            finally:
                response.close()
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise _explain(error) from error
        except EncodingError as error:
            raise _StoppedError("protocol", str(error)) from error
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers.raw
        )
        return _Reply(str(request.url), response.status_code, headers, body, retry_after)

    def _read(self, response: httpx.Response, max_bytes: int) -> bytes:
        limit = max_bytes or robots.MAX_BYTES
        collector = Collector(response.headers.get("content-encoding", ""), limit)
        try:
            for chunk in response.iter_raw():
                collector.feed(chunk)
                self._deadline.remaining()
        except TooLargeError:
            if not max_bytes or response.status_code in _REDIRECTS:
                return collector.so_far()
            raise _StoppedError("too_large", f"the body is larger than {limit:,} bytes after decompression") from None
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


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _read_address(address: str) -> httpx.URL:
    try:
        return httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise _StoppedError("refused_address", f"{address[:200]!r} is not a valid address: {error}") from error


def _join(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return url.join(location.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise _StoppedError("redirects", f"redirected to {location[:200]!r}, which is no valid address") from error


def _explain(error: Exception) -> _StoppedError:
    """The kind and the reason of a transport error."""
    text = str(error) or type(error).__name__
    if isinstance(error, AddressRefused):
        return _StoppedError("refused_address", text)
    if isinstance(error, NameNotFound):
        return _StoppedError("dns", text)
    if isinstance(error, httpcore.TimeoutException):
        return _StoppedError("timeout", f"no answer in time ({text})")
    if isinstance(error, httpcore.ProtocolError):
        return _StoppedError("protocol", f"the answer broke HTTP: {text}")
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return _StoppedError("tls", f"no trustworthy connection: {cause}")
        cause = cause.__cause__ or cause.__context__
    return _StoppedError("connect", f"the connection failed: {text}")
