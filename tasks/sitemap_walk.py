"""A sitemap and those it leads to, as far as they lie in a range of dates; one polite request each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime

from tasks.backfilling import in_range
from tasks.feeds.sitemaps import parse_sitemap
from tasks.records import Answer, FeedEntry, Rejected
from tasks.web.client import FEED_ACCEPT, MAX_FEED_BYTES, Client

_DEEPEST = 3
_MOST = 3000  # sitemaps of one walk, asked or waiting


def walk_sitemap(
    client: Client, address: str, source_id: str, since: datetime | None, until: datetime | None
) -> Iterator[tuple[str, list[FeedEntry], list[Rejected], int]]:
    """Address, entries in the range, what was refused, and how many sitemaps still wait, for each sitemap asked for.

    An index leads to its children that changed since `since` and whose name tells no other month. A sitemap that fails
    gives no entries and one refusal.
    """
    waiting: deque[tuple[str, int]] = deque([(address, 0)])
    asked: set[str] = set()
    while waiting and len(asked) < _MOST:
        here, depth = waiting.popleft()
        if here in asked:
            continue
        asked.add(here)
        answer = client.get(here, max_bytes=MAX_FEED_BYTES, headers={"accept": FEED_ACCEPT})
        if not isinstance(answer, Answer) or not 200 <= answer.status < 300:
            reason = f"the host answered {answer.status}" if isinstance(answer, Answer) else answer.reason
            yield here, [], [Rejected("sitemap", here, reason)], len(waiting)
            continue
        now = datetime.now(UTC)
        parsed = parse_sitemap(answer.body, source_id, answer.final_address, answer.header("content-type"), now)
        refused = list(parsed.rejected)
        if parsed.error is not None:
            refused.append(Rejected("sitemap", here, parsed.error))
        children = [
            (child, depth + 1)
            for child, changed_at in (parsed.children if depth < _DEEPEST else ())
            if not (since and changed_at and changed_at < since) and in_range(None, child, since, until)
        ]
        room = max(0, _MOST - len(asked) - len(waiting))
        if len(children) > room:
            reason = f"more than {_MOST} sitemaps to read: the first {room} of this index are"
            refused.append(Rejected("sitemap", here, reason))
        waiting.extend(children[:room])
        entries = [one for one in parsed.entries if in_range(one.published_at, one.address, since, until)]
        yield here, entries, refused, len(waiting)
