"""One request in its host's turn: sent, read within its limits of time and size, the host's wishes kept."""

from __future__ import annotations

import random
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

import httpcore
import httpx

from tasks.web.deadlines import Deadline
from tasks.web.decoding import ACCEPTED, Collector, EncodingError, TooLargeError
from tasks.web.freshness import retry_after_seconds
from tasks.web.hosts import HostPacer, HostPausedError, Turn
from tasks.web.network import GuardedBackend
from tasks.web.transport import StoppedError, Transport, explain

REDIRECTS = (301, 302, 303, 307, 308)
_PAUSE_AFTER_429_SECONDS = 60.0  # where the host does not say how long


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much of an exchange is waited for."""

    connect_seconds: float
    read_seconds: float
    exchange_seconds: float
    wait_seconds: float  # for the host's turn


@dataclass(frozen=True, slots=True)
class Reply:
    """One response of one hop."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retry_after: float | None

    def location(self) -> str | None:
        found = next((value for name, value in self.headers if name == "location"), None)
        return found if self.status in REDIRECTS else None


class Exchanger:
    """Sends single requests; knows nothing of redirects and robots.txt."""

    def __init__(
        self,
        user_agent: str,
        hosts: HostPacer,
        limits: Limits,
        allow_loopback: bool,
        ssl_context: ssl.SSLContext,
        now: Callable[[], datetime],
    ) -> None:
        self._always = {"User-Agent": user_agent, "Accept-Encoding": ACCEPTED}
        self._hosts = hosts
        self._limits = limits
        self._timeouts = {
            "connect": limits.connect_seconds,
            "read": limits.read_seconds,
            "write": limits.read_seconds,
            "pool": limits.exchange_seconds,
        }
        self._now = now
        self._deadline = Deadline()
        self._transport = Transport(GuardedBackend(allow_loopback, self._deadline), ssl_context)

    def close(self) -> None:
        self._transport.close()

    def ask(
        self,
        url: httpx.URL,
        headers: dict[str, str],
        cookies: httpx.Cookies,
        max_bytes: int,
        interval: float,
        budget: float,
        is_cut: bool = False,
    ) -> tuple[Reply, float]:
        """The reply to a GET, and the seconds it took, of at most `budget`. Raises StoppedError.

        A body larger than `max_bytes` is cut where `is_cut`, else the exchange is stopped as too large.
        """
        request = httpx.Request("GET", url, headers=headers | self._always, extensions={"timeout": self._timeouts})
        cookies.set_cookie_header(request)
        try:
            with self._hosts.turn(url.host, interval, self._limits.wait_seconds) as turn:
                started = monotonic()
                self._deadline.start(budget)
                try:
                    reply = self._exchange(request, cookies, max_bytes, is_cut, turn)
                finally:
                    self._deadline.clear()
                return reply, monotonic() - started
        except HostPausedError as pause:
            raise StoppedError("paced", str(pause), pause.seconds) from pause

    def _exchange(
        self, request: httpx.Request, cookies: httpx.Cookies, max_bytes: int, is_cut: bool, turn: Turn
    ) -> Reply:
        try:
            response = self._transport.handle_request(request)
            try:
                if response.status_code in REDIRECTS:
                    cookies.extract_cookies(response)
                retry_after = self._pause_host(response, turn)
                body = self._read(response, max_bytes, is_cut or response.status_code in REDIRECTS)
            finally:
                response.close()
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise explain(error) from error
        except EncodingError as error:
            raise StoppedError("protocol", str(error)) from error
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers.raw
        )
        return Reply(str(request.url), response.status_code, headers, body, retry_after)

    def _read(self, response: httpx.Response, max_bytes: int, is_cut: bool) -> bytes:
        collector = Collector(response.headers.get("content-encoding", ""), max_bytes)
        try:
            for chunk in response.iter_raw():
                collector.feed(chunk)
                self._deadline.remaining()
        except TooLargeError:
            if is_cut:
                return collector.so_far()
            reason = f"the body is larger than {max_bytes:,} bytes after decompression"
            raise StoppedError("too_large", reason) from None
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
