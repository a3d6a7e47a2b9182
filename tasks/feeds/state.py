"""What one poll of a source leaves behind for the next, and its form in the warehouse."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime

import orjson

DEFAULT_INTERVAL_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the last poll of a source left behind for the next one."""

    source_id: str
    address: str  # as configured when it was polled; another one begins anew
    etag: str | None = None  # None: the host gave none
    last_modified: str | None = None  # as given; None: the host gave none
    body_hash: str | None = None  # SHA-256 of the last body that was a listing; None: there was none yet
    failures: float = 0.0  # sum of weights since the last success
    failing_since: datetime | None = None  # None: the last poll succeeded
    last_success_at: datetime | None = None  # None: never yet
    polled_at: datetime | None = None  # None: never yet
    next_poll_at: datetime | None = None  # None: at once
    not_before: datetime | None = None  # until when the host asked to be left alone; None: it did not
    interval_seconds: float = DEFAULT_INTERVAL_SECONDS  # adapted to how much is new, before the publisher's wishes
    last_full_get_at: datetime | None = None  # last answer with a body; None: never yet
    polls_since_full: int = 0
    false_304s: int = 0  # times a full GET brought news under a validator that had not changed
    permanent_address: str | None = None  # where permanent redirects lead; None: the address of the source holds
    channel_title: str | None = None  # None: not known yet
    newest_entry_at: datetime | None = None  # None: no entry had a date yet
    outcome: str | None = None  # listed | unchanged | not_modified | failed; None: never polled
    reason: str | None = None  # why it failed; None: it did not
    warnings: tuple[str, ...] = ()


def dump_state(state: FeedState) -> str:
    """The state as JSON, for one column."""
    return orjson.dumps(state).decode()


def load_state(text: str | None, source_id: str, address: str) -> FeedState:
    """The state from its JSON, or a new one where there is none, it cannot be read, or the source has moved.

    Keys that this version does not know are dropped.
    """
    try:
        found = orjson.loads(text or "{}")
        if found.get("address") != address:
            return FeedState(source_id, address)
        values = {field.name: found[field.name] for field in fields(FeedState) if field.name in found}
        for name, value in values.items():
            if value is not None and (name.endswith("_at") or name in ("failing_since", "not_before")):
                values[name] = datetime.fromisoformat(value).astimezone(UTC)
        values["warnings"] = tuple(values.get("warnings") or ())
        return FeedState(**values | {"source_id": source_id})
    except (ValueError, TypeError, AttributeError):
        return FeedState(source_id, address)
