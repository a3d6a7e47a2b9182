"""Checks: silent on an empty and a healthy warehouse, and each finds what it looks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks.errors import UserError
from tasks.identity import make_id
from tasks.warehouse.checks import CHECKS, check_names, check_rows, run_check, run_checks
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import SQL
from tasks.warehouse.snapshot import publish
from tests.given import DAY, Given

NOW = datetime.now(UTC)


def healthy(given: Given) -> None:
    given.source("harbour")
    entry = given.entry("https://harbour.example/a")
    given.add(
        "entry_sighting",
        sighting_id=make_id("s", 1),
        entry_id=entry,
        source_id="harbour",
        title="",
        summary="",
        seen_at=NOW,
    )
    article = given.article("https://harbour.example/a", content="Tariffs rose to 25 percent.")
    given.figure(article, "25 percent", measure="tariff_rate")


def twice(given: Given) -> None:
    given.ask("SELECT 1")
    given.connection.execute("INSERT INTO store.article FROM store.article")


def without_text(given: Given) -> None:
    given.ask("SELECT 1")
    given.connection.execute("DELETE FROM store.text")


def two_speak(given: Given) -> None:
    given.article("https://harbour.example/a", content="Tariffs rose to 30 percent.", revision=2)
    given.ask("SELECT 1")
    given.connection.execute("UPDATE store.text SET is_current = true")


def outside(given: Given) -> None:
    given.ask("SELECT 1")
    given.connection.execute("UPDATE store.figure SET end_char = 4000")


def fetched_tomorrow(given: Given) -> None:
    given.add("page", page_id=make_id("page", "late"), fetched_at=NOW + timedelta(days=1), outcome="failed")


def published_tomorrow(given: Given) -> None:
    given.article("https://harbour.example/b", article_date=DAY + timedelta(days=9))


def rate_of_a_year(given: Given) -> None:
    article = given.article("https://harbour.example/b", content="Tariffs rose to 2018 percent.")
    given.figure(article, "2018 percent", value=2018.0, unit="percent", measure="tariff_rate")


def polls(given: Given, *outcomes: tuple[str, int]) -> None:
    for number, (outcome, seen) in enumerate(outcomes):
        given.add(
            "feed_poll", poll_id=make_id("poll", number), source_id="harbour",
            polled_at=NOW + timedelta(hours=number - 9), outcome=outcome, entries_seen=seen,
        )  # fmt: skip


def nothing_listed_twice(given: Given) -> None:
    polls(given, ("listed", 9), ("listed", 0), ("unchanged", 0), ("listed", 0))


def failed_three_times(given: Given) -> None:
    polls(given, ("listed", 9), ("failed", 0), ("failed", 0), ("failed", 0))


def silent_for_days(given: Given) -> None:
    for number in range(12):
        given.add(
            "entry_sighting", sighting_id=make_id("old", number), entry_id=given.entry(f"https://harbour.example/old{number}"),
            source_id="harbour", title="", summary="", seen_at=NOW - timedelta(hours=100 + number),
        )  # fmt: skip
    given.tables["entry_sighting"] = given.tables["entry_sighting"][1:]
    polls(given, ("listed", 9))


def half_the_volume(given: Given) -> None:
    for week in range(8):
        for number in range(20 if week else 3):
            at = NOW - timedelta(days=7 * week + 3)
            given.entry(f"https://harbour.example/{week}/{number}", first_seen_at=at)
    given.entry("https://harbour.example/newest", first_seen_at=NOW)


def shorter_articles(given: Given) -> None:
    for number in range(35):
        is_new = number < 12
        given.article(
            f"https://harbour.example/n{number}", word_count=90 if is_new else 600,
            stored_at=NOW - timedelta(days=1 if is_new else 14),
        )  # fmt: skip


def walls(given: Given) -> None:
    for number in range(42):
        is_new = number < 12
        rejected = is_new and number % 2 == 0
        given.add(
            "page", page_id=make_id("wall", number), address=f"https://harbour.example/w{number}",
            stored_at=NOW - timedelta(days=1 if is_new else 14), outcome="rejected" if rejected else "article",
            reason="bot_wall" if rejected else None,
        )  # fmt: skip


def less_of_the_sitemap(given: Given) -> None:
    for number in range(42):
        is_new = number < 12
        given.add(
            "listed_article", list_name="sitemap", article_id=make_id("listed", number), address="", title="",
            listed_date=DAY - timedelta(days=1 if is_new else 14), source_id="harbour", publisher="harbour",
            is_wanted=False, is_seen=not is_new, fate="off_topic", compared_at=NOW,
        )  # fmt: skip


def open_since_yesterday(given: Given) -> None:
    given.ask("SELECT 1")
    given.connection.execute(
        "INSERT INTO store.run (run_id, flow, status, started_at) "
        "VALUES (uuid(), 'ingest', 'running', now() - INTERVAL 1 DAY)"
    )


OFFENCES: dict[str, Callable[[Given], None]] = {
    "unique_keys": twice, "orphans": without_text, "one_current_text": two_speak, "spans_inside_text": outside,
    "future_instants": fetched_tomorrow, "future_dates": published_tomorrow, "absurd_rates": rate_of_a_year,
    "empty_feeds": nothing_listed_twice, "failing_feeds": failed_three_times, "silent_sources": silent_for_days,
    "volume_breaks": half_the_volume, "extraction_drop": shorter_articles, "rejections_growing": walls,
    "recall_falling": less_of_the_sitemap, "stuck_runs": open_since_yesterday,
}  # fmt: skip


def test_a_healthy_warehouse_has_no_offenders():
    given = Given()
    healthy(given)
    given.ask("SELECT 1")
    assert {name: run_check(given.connection, name).offenders for name in check_names()} == dict.fromkeys(
        check_names(), 0
    )


@pytest.mark.parametrize("name", sorted(path.stem for path in CHECKS.glob("*.sql")))
def test_every_check_finds_its_offenders(name: str):
    assert name in OFFENCES, f"sql/checks/{name}.sql has no offence in tests/test_checks.py"
    given = Given()
    healthy(given)
    OFFENCES[name](given)
    given.ask("SELECT 1")
    result = run_check(given.connection, name)
    assert result.message is None
    assert result.offenders, f"{name} found nothing"
    assert result.title and result.severity in ("fail", "warn")
    assert len(str(check_rows([result], None, NOW)[0]["samples"])) > 10


def test_every_key_of_a_migration_is_checked():
    checked = (CHECKS / "unique_keys.sql").read_text(encoding="utf-8")
    for path in sorted((SQL / "migrations").glob("*.sql")):
        for table in re.findall(r"CREATE TABLE store\.(\w+)", path.read_text(encoding="utf-8")):
            if table not in ("meta_comment",):
                assert f"'{table}'" in checked, f"sql/checks/unique_keys.sql does not look at store.{table}"


def test_a_check_that_cannot_run_is_a_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "broken.sql").write_text("-- warn: a table that is gone. Offenders only.\nFROM store.gone;\n")
    monkeypatch.setattr("tasks.warehouse.checks.CHECKS", tmp_path)
    result = run_check(Given().connection, "broken")
    assert (result.offenders, result.is_healthy, result.title) == (None, False, "a table that is gone.")
    assert "gone" in (result.message or "")


def test_what_was_found_is_stored_and_an_unknown_check_is_refused(tmp_path: Path):
    live, published = tmp_path / "live.duckdb", tmp_path / "published.duckdb"
    with open_live(live):
        pass
    publish(live, published)
    with pytest.raises(UserError, match="there is no check 'gone'; there are: future_instants,"):
        run_checks(published, ["gone"])
    results = run_checks(published, ["orphans", "silent_sources"])
    with open_live(live) as connection:
        stored = write_batch(connection, {"check_result": check_rows(results, None, NOW)})
    assert stored == {"check_result": 2}
