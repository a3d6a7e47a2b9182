"""What became of an article that an outside list names: found, or missed and why. Pure: a table of rules, the first
that holds decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

_WALL_REASONS = frozenset({"paywall", "bot_wall", "consent_wall", "needs_javascript"})
_WALL_STATUSES = frozenset({401, 402, 403, 451})


@dataclass(frozen=True, slots=True)
class Known:
    """What the warehouse knows of one address."""

    is_followed: bool = True  # a source of sources.toml, or of former runs, has its host
    is_buried: bool = False  # taken back by a person
    is_stored: bool = False
    stored_address: str | None = None  # the address whose fetch ended here; None: there was none
    is_headline: bool = False  # stored as a headline because the source's terms allow no more
    twin_address: str | None = None  # of a stored article with the same title; None: there is none
    is_seen: bool = False  # in a feed
    is_fetch_wanted: bool = False  # by the first look at the feed's words
    first_look_reasons: tuple[str, ...] = field(default=())
    first_seen_at: datetime | None = None  # None: never seen
    outcome: str | None = None  # of the last fetch: article, unchanged, rejected, failed; None: never fetched
    reason: str | None = None  # of the last fetch that was no article; None: there was none
    status: int | None = None  # None: no answer, or never fetched


@dataclass(frozen=True, slots=True)
class Fate:
    """One way an article goes."""

    name: str
    is_found: bool
    meaning: str
    holds: Callable[[Known], bool]
    example: Known


FATES = (
    Fate("forgotten", False, "taken back and not fetched again", lambda k: k.is_buried,
         Known(is_buried=True, is_seen=True)),
    Fate("stored", True, "stored", lambda k: k.is_stored, Known(is_seen=True, is_stored=True, outcome="article")),
    Fate("headline", True, "stored as a headline, as the source's terms allow", lambda k: k.is_headline,
         Known(is_seen=True, is_headline=True)),
    Fate("same_story", True, "under another address of the same story", lambda k: k.twin_address is not None,
         Known(is_followed=False, twin_address="https://harbour.example/a")),
    Fate("robots", False, "robots.txt does not allow it",
         lambda k: k.outcome == "failed" and (k.reason or "").startswith("robots.txt"),
         Known(is_seen=True, outcome="failed", reason="robots.txt of https://harbour.example disallows this path")),
    Fate("wall", False, "behind a paywall, a consent or robot wall, or denied",
         lambda k: k.reason in _WALL_REASONS or (k.outcome == "failed" and k.status in _WALL_STATUSES),
         Known(is_seen=True, outcome="rejected", reason="paywall", status=200)),
    Fate("no_article", False, "fetched, but the page holds no article", lambda k: k.outcome == "rejected",
         Known(is_seen=True, outcome="rejected", reason="not_html", status=200)),
    Fate("failed", False, "the fetch failed", lambda k: k.outcome == "failed",
         Known(is_seen=True, outcome="failed", reason="the host answered 404", status=404)),
    Fate("other_language", False, "seen in a feed, not in English",
         lambda k: k.is_seen and "unsupported_language" in k.first_look_reasons,
         Known(is_seen=True, first_look_reasons=("unsupported_language",))),
    Fate("off_topic", False, "seen in a feed, off topic by the first look",
         lambda k: k.is_seen and not k.is_fetch_wanted,
         Known(is_seen=True, first_look_reasons=("no word of China, the United States or trade",))),
    Fate("waiting", False, "seen in a feed, not fetched yet", lambda k: k.is_seen,
         Known(is_seen=True, is_fetch_wanted=True)),
    Fate("never_seen", False, "never seen in a feed", lambda k: k.is_followed, Known()),
    Fate("host_not_followed", False, "on a host that no source follows", lambda k: True, Known(is_followed=False)),
)  # fmt: skip
BY_NAME = {fate.name: fate for fate in FATES}


def fate_of(known: Known) -> Fate:
    """The first rule that holds; the last one always does."""
    return next(fate for fate in FATES if fate.holds(known))


def detail_of(known: Known, fate: Fate) -> str | None:
    """The words behind a fate: the page's reason, the first look's, or the other address; None: nothing to say."""
    if fate.name == "stored":
        return known.stored_address
    if fate.name == "same_story":
        return known.twin_address
    if fate.name in ("off_topic", "other_language"):
        return "; ".join(known.first_look_reasons) or None
    return known.reason if known.outcome in ("failed", "rejected") else None
