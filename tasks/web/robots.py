"""What a host's robots.txt says. The only module that knows protego.

RFC 9309: an answer of 4xx means that there are no rules, 5xx or no answer that nothing may be fetched for now;
an older copy then goes on being obeyed. 429 is read as 5xx, as large crawlers do.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from tasks.web.transport import StoppedError

MAX_BYTES = 512 * 1024  # RFC 9309 asks for 500 KiB at least; the rest is not read
FRESH_FOR = timedelta(days=1)
RETRY_AFTER_ERROR = timedelta(hours=1)
RETRY_AFTER_SILENCE = timedelta(minutes=10)
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class RobotsCopy:
    """What is kept of an origin's robots.txt. Key: origin (`https://example.org`, with a port where it is unusual)."""

    origin: str
    status: int | None  # of the last request; None: no answer came
    content: str | None  # of the newest readable answer, "" for 4xx; None: there never was one
    reason: str | None  # why the last request brought nothing; None: it did
    failure_kind: str | None  # as records.Failure.kind, where no answer came; None: one came
    fetched_at: datetime  # of the last request
    fresh_until: datetime  # then it is asked for again


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an address may be fetched, and how slowly."""

    is_allowed: bool
    reason: str  # "" where it is allowed
    crawl_delay_seconds: float  # 0: the file asks for none
    is_known: bool = True  # False: the host does not tell its rules, and nothing may be fetched until it does


def keep_answer(origin: str, status: int, body: bytes, old: RobotsCopy | None, now: datetime) -> RobotsCopy:
    """The copy to keep after an answer of any status."""
    if 200 <= status < 300:
        return RobotsCopy(origin, status, decode_robots(body), None, None, now, now + FRESH_FOR)
    if status >= 500 or status == 429:
        content = old.content if old else None
        reason = f"robots.txt of {origin} answered {status}"
        return RobotsCopy(origin, status, content, reason, None, now, now + RETRY_AFTER_ERROR)
    return RobotsCopy(origin, status, "", None, None, now, now + FRESH_FOR)


def keep_failure(origin: str, kind: str, reason: str, old: RobotsCopy | None, now: datetime) -> RobotsCopy:
    """The copy to keep after a request that brought no answer."""
    content = old.content if old else None
    return RobotsCopy(origin, None, content, f"robots.txt of {origin}: {reason}", kind, now, now + RETRY_AFTER_SILENCE)


def decode_robots(body: bytes) -> str:
    """The text of a robots.txt in UTF-8, or in UTF-16 where a byte order mark says so; never raises."""
    body = body[:MAX_BYTES]
    for mark, encoding in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    return body.decode("utf-8", "replace")


def parse_robots(content: str) -> Protego:
    """The rules of a robots.txt; a text that is none has no rules."""
    return Protego.parse(content)


def judge(copy: RobotsCopy, rules: Protego | None, address: str, agent: str) -> Verdict:
    """Whether `agent` (the product name, without version) may fetch the address.

    `rules` are the parsed content of the copy; None: it has none.
    """
    if rules is None:
        return Verdict(False, copy.reason or f"robots.txt of {copy.origin} is not known", 0.0, is_known=False)
    delay = _delay_seconds(rules, agent)
    if not rules.can_fetch(address, agent):
        return Verdict(False, f"robots.txt of {copy.origin} disallows this path", delay)
    return Verdict(True, "", delay)


def _delay_seconds(rules: Protego, agent: str) -> float:
    """The longer of Crawl-delay and what Request-rate comes to, 0 to a day; nonsense counts as none."""
    asked = [rules.crawl_delay(agent) or 0.0]
    rate = rules.request_rate(agent)
    if rate is not None and rate.requests > 0:
        # Whole numbers of any length: the quotient of two must fit a float.
        asked.append(min(rate.seconds, 86400 * rate.requests) / rate.requests)
    return max((min(seconds, 86400.0) for seconds in asked if math.isfinite(seconds) and seconds > 0), default=0.0)


class RobotsKeeper:
    """The robots.txt of every origin that was asked, each fetched once a day; may be used from several threads."""

    def __init__(
        self,
        agent: str,
        store: MutableMapping[str, RobotsCopy],
        fetch: Callable[[str], tuple[int, bytes]],
        now: Callable[[], datetime],
    ) -> None:
        self._agent = agent
        self._store = store
        self._fetch = fetch
        self._now = now
        self._rules: dict[str, tuple[str, Protego]] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def verdict(self, origin: str, address: str) -> Verdict:
        """Whether the address may be fetched. Raises StoppedError where the origin gives no answer at all."""
        copy = self._copy(origin)
        if copy.content is None and copy.failure_kind is not None:
            raise StoppedError(copy.failure_kind, copy.reason or "robots.txt could not be fetched")
        return judge(copy, self._parsed(copy), address, self._agent)

    def _copy(self, origin: str) -> RobotsCopy:
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            copy = self._store.get(origin)
            if copy is None or copy.fresh_until <= self._now():
                copy = self._refresh(origin, copy)
                self._store[origin] = copy
            return copy

    def _refresh(self, origin: str, old: RobotsCopy | None) -> RobotsCopy:
        try:
            status, body = self._fetch(origin)
        except StoppedError as stop:
            if stop.kind == "paced":  # it was not asked: nothing to keep
                raise
            if stop.kind == "redirects":  # RFC 9309 section 2.3.1.2: as if there were none
                return keep_answer(origin, 404, b"", old, self._now())
            return keep_failure(origin, stop.kind, stop.reason, old, self._now())
        return keep_answer(origin, status, body, old, self._now())

    def _parsed(self, copy: RobotsCopy) -> Protego | None:
        if copy.content is None:
            return None
        kept = self._rules.get(copy.origin)
        if kept is None or kept[0] != copy.content:
            kept = (copy.content, parse_robots(copy.content))
            self._rules[copy.origin] = kept
        return kept[1]
