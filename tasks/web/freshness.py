"""What response headers say about time: when to come back, how long an answer stays fresh. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

MAX_RETRY_AFTER_SECONDS = 86400.0  # 88 h was once seen by others; a day is the most that is believed
_SECONDS = re.compile(r"\s*(\d{1,12})(?:\.\d*)?\s*")
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NO_STORE = re.compile(r"(?:^|[\s,])(?:no-cache|no-store|must-revalidate)\b", re.IGNORECASE)


def http_date(value: str | None) -> datetime | None:
    """An HTTP date as an instant; None: absent or no date."""
    if not value:
        return None
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def retry_after_seconds(value: str | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header in either form, 0 to a day; None: absent or unreadable."""
    if not value:
        return None
    number = _SECONDS.fullmatch(value)
    if number:
        return min(float(number.group(1)), MAX_RETRY_AFTER_SECONDS)
    instant = http_date(value)
    if instant is None:
        return None
    return min(max(0.0, (instant - now).total_seconds()), MAX_RETRY_AFTER_SECONDS)


def fresh_seconds(headers: tuple[tuple[str, str], ...], now: datetime) -> float | None:
    """How long the publisher calls this answer fresh: max-age before Expires (RFC 9111); None: it does not say.

    The age that a cache has already counted is taken off. `no-cache` and the like say nothing about pace.
    """
    found = dict(reversed(headers))
    control = found.get("cache-control", "")
    max_age = _MAX_AGE.search(control)
    if max_age:
        age = _SECONDS.fullmatch(found.get("age", ""))
        return max(0.0, float(max_age.group(1)) - (float(age.group(1)) if age else 0.0))
    if _NO_STORE.search(control):
        return None
    expires = http_date(found.get("expires"))
    if expires is None:
        return None
    sent = http_date(found.get("date")) or now
    left = expires - sent
    return left.total_seconds() if left > timedelta(0) else None
