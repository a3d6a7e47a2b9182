"""When a source is polled next, and what is asked then. Pure decisions over the state that its last poll left.

The constants are those of feed readers at scale: weights and linear backoff of Media Cloud's rss-fetcher, which
never gives up on a feed; the publisher's own pace as miniflux reads it; a full GET now and then, which none of
them does, because some servers answer 304 although something is new.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from tasks.feeds.state import FeedState
from tasks.records import Answer, Failure, ParsedFeed
from tasks.web.freshness import fresh_seconds

SHORTEST_INTERVAL_SECONDS = 600.0
LONGEST_ADAPTED_SECONDS = 3 * 3600.0  # a quiet source is still read eight times a day
LONGEST_INTERVAL_SECONDS = 86400.0  # whatever the publisher asks, and however often it failed
FULL_GET_EVERY_POLLS = 10
FULL_GET_EVERY = timedelta(days=7)
FEW_NEW, MANY_NEW = 0.67, 0.33  # share of entries already known: above, poll less often; below, more often
STRETCH = 1.5
STALE_AFTER = timedelta(weeks=3)
FORGET_MOVE_AFTER = 3.0  # failures, until the address of sources.toml is tried again
SLACK_SECONDS = 300.0  # an hourly run does not start on the second; without it every other run would find nothing due
_TOO_MANY_REQUESTS_SPREAD_SECONDS = 3600.0  # after a 429 the feeds of a host must not come back together

HARD, SOFT, TEMPORARY, NONE = 1.0, 0.5, 0.25, 0.0
# What a failure weighs. Hard: somebody has to look. Soft: often passes. Temporary: the network. None: our own doing.
KIND_WEIGHTS = {
    "robots": HARD, "refused_address": HARD, "redirects": HARD, "too_large": HARD,
    "robots_unreachable": SOFT, "dns": SOFT, "tls": SOFT, "timeout": SOFT, "protocol": SOFT,
    "connect": TEMPORARY, "paced": NONE,
}  # fmt: skip
SOFT_STATUSES = frozenset({404, 408, 425, 429})  # and every 5xx; other 4xx are hard


def is_due(state: FeedState, now: datetime) -> bool:
    """Whether the source is to be polled in a run that starts now."""
    if state.not_before is not None and now < state.not_before:
        return False
    if state.next_poll_at is None:
        return True
    return now + timedelta(seconds=SLACK_SECONDS) >= state.next_poll_at


def poll_address(state: FeedState) -> str:
    """Where the source is asked: where its permanent redirects led, else its own address."""
    return state.permanent_address or state.address


def is_full_get(state: FeedState, now: datetime) -> bool:
    """Whether this poll asks for the body whatever the validators say: every tenth, or weekly, or never trusted."""
    if state.false_304s or state.body_hash is None or state.last_full_get_at is None:
        return True
    return state.polls_since_full + 1 >= FULL_GET_EVERY_POLLS or now - state.last_full_get_at >= FULL_GET_EVERY


def request_headers(state: FeedState, now: datetime) -> dict[str, str]:
    """The conditional headers of the next poll; none where it is a full GET."""
    if is_full_get(state, now):
        return {}
    asked = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    return {name: value for name, value in asked.items() if value}


def has_same_body(state: FeedState, answer: Answer) -> bool:
    """Whether the body is byte for byte that of the last listing, so that it need not be parsed."""
    return state.body_hash is not None and hash_body(answer.body) == state.body_hash


def hash_body(body: bytes) -> str:
    """SHA-256 of a body in hexadecimal."""
    return sha256(body).hexdigest()


def after_poll(
    state: FeedState,
    result: Answer | Failure,
    parsed: ParsedFeed | None,
    now: datetime,
    known_share: float | None = None,
    jitter: float = 0.0,
) -> FeedState:
    """The state after one poll.

    `parsed` is what the body lists; None: it was not parsed, because there is none or it is the same as before.
    `known_share` is the share of its entries that were known, 0 to 1; None: not counted. `jitter` is a random
    number from 0 to 1 of the caller's; it only ever lengthens a wait.
    """
    problem = _problem(state, result, parsed)
    if problem is not None:
        reason, weight = problem
        return _after_failure(state, result, reason, weight, now, jitter)
    # not a failure, so an answer; mypy cannot know
    return _after_success(state, result, parsed, now, known_share, jitter) if isinstance(result, Answer) else state


def _problem(state: FeedState, result: Answer | Failure, parsed: ParsedFeed | None) -> tuple[str, float] | None:
    """Why the poll failed and how much that weighs; None: it did not."""
    if isinstance(result, Failure):
        return result.reason, KIND_WEIGHTS.get(result.kind, SOFT)
    if result.status == 304:
        # Nothing is known yet that could be unmodified.
        return ("it answered 304 to a request without conditions", HARD) if state.body_hash is None else None
    if not 200 <= result.status < 300:
        is_soft = result.status >= 500 or result.status in SOFT_STATUSES
        return f"it answered {result.status}", SOFT if is_soft else HARD
    if parsed is not None and parsed.error:
        return parsed.error, HARD
    if parsed is None and not has_same_body(state, result):
        return "the answer was not parsed", TEMPORARY
    return None


def _after_failure(
    state: FeedState, result: Answer | Failure, reason: str, weight: float, now: datetime, jitter: float
) -> FeedState:
    failures = state.failures + weight
    wait = min(state.interval_seconds * max(1.0, failures), LONGEST_INTERVAL_SECONDS)
    if isinstance(result, Answer) and result.status == 429:
        wait += jitter * _TOO_MANY_REQUESTS_SPREAD_SECONDS
    asked = result.retry_after_seconds
    not_before = now + timedelta(seconds=asked) if asked is not None else None
    next_poll_at = now + timedelta(seconds=min(wait, LONGEST_INTERVAL_SECONDS))
    if not_before is not None and (weight == NONE or not_before > next_poll_at):
        next_poll_at = not_before
    return replace(
        state,
        failures=failures,
        failing_since=state.failing_since or (now if weight else None),
        polled_at=now,
        next_poll_at=next_poll_at,
        not_before=not_before,
        polls_since_full=state.polls_since_full + 1,
        permanent_address=state.permanent_address if failures < FORGET_MOVE_AFTER else None,
        outcome="failed",
        reason=reason,
    )


def _after_success(
    state: FeedState,
    answer: Answer,
    parsed: ParsedFeed | None,
    now: datetime,
    known_share: float | None,
    jitter: float,
) -> FeedState:
    is_full = answer.status != 304
    interval = _adapt(state.interval_seconds, known_share if parsed else 1.0)
    wishes = [interval, fresh_seconds(answer.headers, now) or 0.0, (parsed.ttl_seconds if parsed else None) or 0.0]
    wait = min(max(wishes), LONGEST_INTERVAL_SECONDS)
    newest = parsed.newest_entry_at if parsed else None
    is_false_304 = parsed is not None and _has_lied(state, answer, newest, known_share)
    # An index of sitemaps stays the same while the sitemaps change, so it is never asked for with conditions.
    is_index = parsed is not None and bool(parsed.children)
    return replace(
        state,
        # Kept up also where the body is the same: a server may change only its validators (RFC 9111, 4.3.4).
        etag=answer.header("etag") or (None if is_full else state.etag),
        last_modified=answer.header("last-modified") or (None if is_full else state.last_modified),
        body_hash=None if is_index else hash_body(answer.body) if parsed else state.body_hash,
        failures=0.0,
        failing_since=None,
        last_success_at=now,
        polled_at=now,
        next_poll_at=now + timedelta(seconds=wait + jitter * 0.05 * wait),
        not_before=None,
        interval_seconds=interval,
        last_full_get_at=now if is_full else state.last_full_get_at,
        polls_since_full=0 if is_full else state.polls_since_full + 1,
        false_304s=state.false_304s + is_false_304,
        permanent_address=answer.permanent_address or state.permanent_address,
        channel_title=(parsed.title or state.channel_title) if parsed else state.channel_title,
        newest_entry_at=max(filter(None, (newest, state.newest_entry_at)), default=None),
        outcome="listed" if parsed else "unchanged" if is_full else "not_modified",
        reason=None,
        warnings=tuple(_warnings(state, answer, parsed, now, is_false_304)),
    )


def _adapt(interval: float, known_share: float | None) -> float:
    """The interval, longer where most entries were known and shorter where few were; None: as it was."""
    if known_share is None:
        return interval
    if known_share > FEW_NEW:
        return min(interval * STRETCH, LONGEST_ADAPTED_SECONDS)
    if known_share < MANY_NEW:
        return max(interval / STRETCH, SHORTEST_INTERVAL_SECONDS)
    return interval


def _has_lied(state: FeedState, answer: Answer, newest: datetime | None, known_share: float | None) -> bool:
    """Whether there is news under a validator that did not change: a conditional request would have got a 304."""
    if state.body_hash is None or has_same_body(state, answer):
        return False
    etag, modified = answer.header("etag"), answer.header("last-modified")
    is_same = etag == state.etag if etag else modified is not None and modified == state.last_modified
    is_newer = newest is not None and state.newest_entry_at is not None and newest > state.newest_entry_at
    return is_same and (is_newer or (known_share is not None and known_share < 1.0))


def _warnings(
    state: FeedState, answer: Answer, parsed: ParsedFeed | None, now: datetime, is_false_304: bool
) -> list[str]:
    """What a person should look at although the poll succeeded."""
    if parsed is None:
        lasting = [warning for warning in state.warnings if not warning.startswith(_PASSING)]
        return lasting + _stale(state.newest_entry_at, now)
    found = []
    newest = parsed.newest_entry_at
    if parsed.title and state.channel_title and parsed.title != state.channel_title:
        found.append(f"the channel's title changed from {state.channel_title!r} to {parsed.title!r}")
    if not parsed.entries and not parsed.children:
        found.append("it lists nothing" + (f"; {len(parsed.rejected)} entries were refused" if parsed.rejected else ""))
    elif parsed.entries and newest is None and parsed.form != "sitemap":
        found.append("none of its entries has a date that can be read")
    elif len(parsed.rejected) > len(parsed.entries) + len(parsed.children):
        found.append(f"more entries were refused ({len(parsed.rejected)}) than read ({len(parsed.entries)})")
    found += _stale(newest, now)
    if is_false_304 or state.false_304s:
        found.append("its ETag or Last-Modified does not change when it does: it is always fetched whole")
    if answer.permanent_address and answer.permanent_address != state.permanent_address:
        found.append(f"it has moved for good to {answer.permanent_address}")
    return found


_PASSING = ("the channel's title changed", "it has moved", "its newest entry")  # said once, or counted anew


def _stale(newest: datetime | None, now: datetime) -> list[str]:
    if newest is None or now - newest < STALE_AFTER:
        return []
    return [f"its newest entry is {(now - newest).days // 7} weeks old"]
