"""Runs that are opened and closed, what the next one does about a dead one, and which pages are due."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tasks.feeds.polling import SourcePoll
from tasks.feeds.state import FeedState
from tasks.identity import make_id
from tasks.records import FeedEntry, Source
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.poll_rows import look_at, poll_tables
from tasks.warehouse.runs import close_run, due_pages, known_entries, open_run, store
from tasks.warehouse.schema import rows

NOW = datetime(2025, 4, 9, 12, tzinfo=UTC)
SOURCE = Source(
    "wire", "Wire", "The Wire", "feed", "https://wire.example/rss", "US", "private", "en", "A", True, True, None, True,
    True, False, None, None, None,
)  # fmt: skip
TITLE = "China raises tariffs on US soybeans to 25 percent"


def entry(path: str = "a", title: str = TITLE, summary: str = "") -> FeedEntry:
    return FeedEntry("wire", f"https://wire.example/{path}", title, summary, NOW - timedelta(hours=1), None, None, None)


def poll(*entries: FeedEntry, source: Source = SOURCE) -> SourcePoll:
    state = FeedState(source.source_id, source.address, polled_at=NOW, outcome="listed")
    return SourcePoll(source, state, NOW, 200, 100, entries, len(entries), ())


@pytest.fixture
def live(tmp_path: Path) -> Path:
    path = tmp_path / "live.duckdb"
    with open_live(path) as connection:
        write_batch(
            connection, {"source": [_row(SOURCE), _row(replace(SOURCE, source_id="closed", may_fetch_body=False))]}
        )
    return path


def _row(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in Source.__slots__}


def take(live: Path, *polls: SourcePoll, at: datetime = NOW) -> None:
    ids = [make_id("entry", one.source.publisher, e.address) for one in polls for e in one.entries]
    polls = tuple(replace(one, polled_at=at) for one in polls)
    store(live, poll_tables(UUID(int=1), polls, known_entries(live, ids), at))


def page(path: str, at: datetime, next_fetch_at: datetime | None) -> dict[str, list[dict[str, Any]]]:
    article_id = make_id("article", f"https://wire.example/{path}")
    return {"page": [{
        "page_id": make_id("page", path, at), "article_id": article_id, "address": path, "fetched_at": at,
        "next_fetch_at": next_fetch_at, "outcome": "article", "attempt": 1,
    }]}  # fmt: skip


def due(live: Path, at: datetime, since: datetime | None = None) -> list[str]:
    return [wanted.address.rpartition("/")[2] for wanted in due_pages(live, [SOURCE], at, 100, since)]


def test_a_run_whose_process_is_gone_is_closed_as_killed_by_the_next(tmp_path: Path):
    live = tmp_path / "live.duckdb"
    script = (
        "import os, signal\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from tasks.warehouse.runs import open_run\n"
        f"open_run(Path({str(live)!r}), 'ingest', '{{}}', datetime.now(UTC))\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
    mine = open_run(live, "ingest", "{}", datetime.now(UTC))
    close_run(live, mine, "completed", {"articles_stored": 3}, None, datetime.now(UTC))
    with open_live(live) as connection:
        found = rows(connection, "SELECT status, articles_stored, message FROM run ORDER BY started_at")
    assert [row["status"] for row in found] == ["killed", "completed"]
    assert "the batches it had stored are kept" in found[0]["message"]
    assert found[1]["articles_stored"] == 3


def test_a_run_that_still_works_is_left_alone(tmp_path: Path):
    live = tmp_path / "live.duckdb"
    open_run(live, "ingest", "{}", NOW)
    open_run(live, "backfill", "{}", NOW)
    with open_live(live) as connection:
        assert [row["status"] for row in rows(connection, "SELECT status FROM run")] == ["running", "running"]


def test_an_entry_is_stored_once_and_a_sighting_only_when_it_changed(live: Path):
    for at, title in ((NOW, TITLE), (NOW + timedelta(hours=1), TITLE), (NOW + timedelta(hours=2), TITLE + ", then 20")):
        take(live, poll(entry(title=title)), at=at)
    with open_live(live) as connection:
        assert rows(connection, "SELECT title FROM entry") == [{"title": TITLE}]
        assert rows(connection, "SELECT count(*) AS n FROM store.entry_sighting") == [{"n": 2}]
        assert rows(
            connection, "SELECT sum(entries_new) AS new, sum(entries_changed) AS changed FROM store.feed_poll"
        ) == [{"new": 1, "changed": 1}]


def test_an_entry_in_another_language_is_logged_and_not_fetched(live: Path):
    take(live, poll(replace(entry(), language="zh")))
    with open_live(live) as connection:
        assert rows(connection, "SELECT is_fetch_wanted, first_look_reasons FROM entry") == [
            {"is_fetch_wanted": False, "first_look_reasons": ["unsupported_language"]}
        ]
    assert due(live, NOW) == []


def test_a_page_is_due_until_it_was_fetched_again_when_it_says_so_and_when_its_entry_changes(live: Path):
    take(live, poll(entry("a"), entry("b")))
    assert sorted(due(live, NOW)) == ["a", "b"]
    store(live, page("a", NOW, NOW + timedelta(hours=1)))
    store(live, page("b", NOW, None))
    assert due(live, NOW + timedelta(minutes=30)) == []
    assert due(live, NOW + timedelta(minutes=61)) == ["a"]
    take(live, poll(entry("b", summary="Changed.")), at=NOW + timedelta(minutes=5))
    assert due(live, NOW + timedelta(minutes=30)) == ["b"]


def test_older_entries_can_be_left_out(live: Path):
    take(live, poll(entry("a")))
    assert due(live, NOW, since=NOW - timedelta(hours=2)) == ["a"]
    assert due(live, NOW, since=NOW) == []


def test_a_source_of_headlines_is_read_once(live: Path):
    closed = replace(SOURCE, source_id="closed", may_fetch_body=False)
    take(live, poll(replace(entry("c"), source_id="closed"), source=closed))
    wanted = due_pages(live, [closed], NOW, 10, None)
    assert [one.may_fetch_body for one in wanted] == [False]
    store(live, {"text": [{
        "text_id": make_id("text", "c"), "article_id": wanted[0].article_id, "kind": "entry", "content": TITLE,
        "stored_at": NOW + timedelta(minutes=1), "is_current": True,
    }]})  # fmt: skip
    assert due_pages(live, [closed], NOW, 10, None) == []


def test_an_official_body_that_names_china_is_read_whatever_else_its_title_says(live: Path):
    listed = entry(title="Transcript: Background Briefing on the Statement with China")
    official = replace(SOURCE, ownership="official")
    take(live, poll(listed, source=official))
    assert due(live, NOW) == ["a"]
    assert not look_at(SOURCE, listed).fetch
    assert not look_at(official, entry(title="Readout: Consultations with Kenya on Agriculture")).fetch
