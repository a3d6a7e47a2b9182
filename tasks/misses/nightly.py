"""The nightly comparison: what the news sitemaps of sources name against what their feeds brought."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from tasks.errors import UserError
from tasks.feeds.sources import load_sources
from tasks.identity import make_id
from tasks.misses.comparing import Comparison, compare
from tasks.misses.lists import read_web_sitemap
from tasks.records import Source
from tasks.settings import Settings
from tasks.trust.forgetting import buried_sources
from tasks.warehouse.listed_rows import first_polls
from tasks.warehouse.runs import robots_copies, store, store_robots
from tasks.web.fetching import open_client

_DAYS = 2  # what a news sitemap holds; the day that is not over is left to the next night


def find_misses(settings: Settings, run_id: UUID | None) -> list[str]:
    """What was compared, a line a source for the log; a sitemap that fails is a rejected line and stops nothing.

    Only days that are over and that the source was polled on count.
    """
    sources = load_sources(settings.sources)
    asked = [one for one in sources if one.is_enabled and one.news_sitemap]
    if not asked:
        return []
    buried, polls = buried_sources(settings.live_path), first_polls(settings.live_path)
    until = datetime.combine(datetime.now(UTC).date(), time(), UTC)
    told = []
    for source in asked:
        polled_at = polls.get(source.source_id)
        if source.source_id in buried or polled_at is None:
            continue
        since = max(polled_at, until - timedelta(days=_DAYS))
        try:
            found = compare_sitemap(settings, sources, source, (since, until), None, run_id)
        except UserError as error:
            told.append(f"misses of {source.source_id}: {error}")
            _keep_problem(settings, source, run_id, str(error))
            continue
        told.append(f"misses of {source.source_id}: {recall_told(found)}")
    return told


def compare_sitemap(
    settings: Settings,
    sources: list[Source],
    source: Source,
    span: tuple[datetime | None, datetime | None],
    day: date | None,
    run_id: UUID | None,
) -> Comparison:
    """Ask for the source's news sitemap, politely, and compare what it lists in the span. Raises UserError."""
    address = source.news_sitemap or (source.address if source.kind == "news_sitemap" else None)
    if address is None:
        raise UserError(
            f'source {source.source_id} has no news sitemap: add news_sitemap = "https://..." to its block in '
            "sources.toml, or give a list as a file"
        )
    robots = robots_copies(settings.live_path)
    with open_client(settings, robots) as client:
        outside = read_web_sitemap(client, address, source.source_id, *span)
    store_robots(settings.live_path, robots.values())
    return compare(settings.live_path, outside, sources, source, day, datetime.now(UTC), run_id)


def recall_told(found: Comparison) -> str:
    """The shares of one comparison in a line."""
    seen = sum(row["is_seen"] for row in found.rows)
    wanted = [row for row in found.rows if row["is_wanted"]]
    there = sum(row["fate"] in ("stored", "headline") for row in wanted)
    listed = len(found.rows) + found.passed_over
    return f"{listed} listed, {seen} seen in feeds; {len(wanted)} wanted, {there} of them stored"


def _keep_problem(settings: Settings, source: Source, run_id: UUID | None, reason: str) -> None:
    now = datetime.now(UTC)
    store(settings.live_path, {"rejected": [{
        "rejected_id": make_id("rejected", "misses", source.source_id, now.isoformat()), "run_id": run_id,
        "stage": "misses", "source_id": source.source_id, "address": source.news_sitemap, "reason": reason,
        "rejected_at": now,
    }]})  # fmt: skip
