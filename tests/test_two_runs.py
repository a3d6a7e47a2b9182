"""Two runs of one home that read the same page: what is new to both is stored once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tasks.identity import make_id
from tasks.records import CleanPage, FetchedPage, PageReading, Relevance, WantedPage
from tasks.warehouse.live import open_live
from tasks.warehouse.runs import store_readings
from tasks.warehouse.schema import rows

NOW = datetime(2025, 4, 9, 12, tzinfo=UTC)
TEXT = "The fair opened on Monday with a brass band.\nVisitors came from three towns."


def reading_of(run: str) -> PageReading:
    """What one run made of the page: its own fetch, the same words."""
    address = "https://harbour.example/fair"
    wanted = WantedPage(
        None, make_id("article", address), None, "harbour", "US", address, "The fair", "", None, True, True, 1, None
    )
    page = FetchedPage(
        wanted, make_id("page", run, address), NOW, address, 200, "text/html", "hash", 100, f"2025-04-09/{run}.warc.gz",
        0, 100, None, None, None, None,
    )  # fmt: skip
    clean = CleanPage("article", None, TEXT, "The fair", None, None, None, None, "en", None, None, False)
    return PageReading(page, wanted, clean, "article", None, Relevance(0.0, False, ()), None, None)


def test_two_runs_that_read_the_same_page_at_once_store_its_text_once(tmp_path: Path):
    """Each run has read the page before either has stored it."""
    live = tmp_path / "live.duckdb"
    readings = [reading_of(run) for run in ("one", "two")]
    with ThreadPoolExecutor(2) as threads:
        counts = list(threads.map(lambda one: store_readings(live, one.page.page_id, [one], NOW), readings))
    assert sorted(one.get("articles_stored", 0) for one in counts) == [0, 1]
    with open_live(live) as connection:
        stored = {t: rows(connection, f"FROM store.{t}") for t in ("page", "text", "revision")}
    assert {table: len(found) for table, found in stored.items()} == {"page": 2, "text": 1, "revision": 1}
    assert sorted(row["outcome"] for row in stored["page"]) == ["article", "unchanged"]


def test_history_is_never_due_again(tmp_path: Path):
    live = tmp_path / "live.duckdb"
    reading = reading_of("one")
    for is_history in (False, True):
        again = replace(reading, page=replace(reading.page, page_id=make_id("page", is_history)))
        store_readings(live, again.page.page_id, [again], NOW, is_history=is_history)
    with open_live(live) as connection:
        due = {row["page_id"]: row["next_fetch_at"] for row in rows(connection, "FROM store.page")}
    assert due[make_id("page", True)] is None
