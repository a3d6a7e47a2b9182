"""What a host's robots.txt says. The only module that knows protego.

RFC 9309: an answer of 4xx means that there are no rules, 5xx or no answer that nothing may be fetched for now;
an older copy then goes on being obeyed. 429 is read as 5xx, as large crawlers do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

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
        return Verdict(False, copy.reason or f"robots.txt of {copy.origin} is not known", 0.0)
    delay = rules.crawl_delay(agent) or 0.0
    rate = rules.request_rate(agent)
    if rate is not None and rate.requests > 0:
        delay = max(delay, rate.seconds / rate.requests)
    if not rules.can_fetch(address, agent):
        return Verdict(False, f"robots.txt of {copy.origin} disallows this path", delay)
    return Verdict(True, "", max(0.0, delay))
