"""When a page is fetched again: articles that matter to see changes, failures to get over them."""

from __future__ import annotations

from datetime import datetime, timedelta

# After the first, second and third fetch of an article on topic: 1 h, 24 h and 7 d after the first.
_REVISITS = (timedelta(hours=1), timedelta(hours=24), timedelta(days=7))
_RETRIES = 5
_RETRY_STEP = timedelta(minutes=15)
_LONGEST = timedelta(hours=24)
# Failures that another try can get over; the rest are final until the entry changes.
_PASSING = frozenset({"dns", "connect", "timeout", "protocol", "paced", "robots_unreachable"})
_PASSING_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504, 522, 524})
_PASSING_WALLS = frozenset({"bot_wall"})


def next_fetch(
    *,
    outcome: str,
    reason: str | None,
    failure_kind: str | None,
    status: int | None,
    retry_after_seconds: float | None,
    is_on_topic: bool,
    attempt: int,
    fetched_at: datetime,
    first_fetched_at: datetime,
) -> datetime | None:
    """The instant from which the page is due again; None: not again unless its entry changes."""
    if outcome == "article":
        return _revisit(is_on_topic, fetched_at, first_fetched_at)
    passing = failure_kind in _PASSING or status in _PASSING_STATUS or reason in _PASSING_WALLS
    if not passing or attempt >= _RETRIES:
        return None
    wait = min(_RETRY_STEP * (1 << (attempt - 1)), _LONGEST)
    if retry_after_seconds is not None:
        wait = max(wait, min(timedelta(seconds=retry_after_seconds), _LONGEST))
    return fetched_at + wait


def _revisit(is_on_topic: bool, fetched_at: datetime, first_fetched_at: datetime) -> datetime | None:
    if not is_on_topic:
        return None
    due = (first_fetched_at + wait for wait in _REVISITS)
    return next((instant for instant in due if instant > fetched_at), None)
