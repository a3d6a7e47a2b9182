"""The whole pipeline: real HTTP against the demo news site, real Prefect, real DuckDB, three runs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from demo.site import DemoSite
from tasks.archive import read_record
from tasks.settings import PROJECT, get_settings
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly

EXPECTED = {
    name: block
    for name, block in tomllib.loads((PROJECT / "demo" / "expected.toml").read_text(encoding="utf-8")).items()
    if "entries" in block and name != "total"
}
STORE_TABLES = (
    "feed_entry", "entry_sighting", "page", "article", "revision", "text", "reading", "mention", "figure", "quote",
    "event", "rejected",
)  # fmt: skip


@dataclass(frozen=True)
class Runs:
    """Counts of the three runs, and how many rows each table had after each."""

    home: Path
    counts: tuple[dict[str, int], ...]
    sizes: tuple[dict[str, int], ...]


def ask(home: Path, query: str) -> list[dict[str, Any]]:
    with connect_readonly(home / "published" / "tradelines.duckdb") as connection:
        return rows(connection, query)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory, prefect_server: None) -> Iterator[Runs]:
    home = tmp_path_factory.mktemp("home")
    patch = pytest.MonkeyPatch()
    with DemoSite(0, hang_seconds=20) as site, patch.context() as environment:
        site.write_sources(home)
        for name, value in {
            "HOME": str(home), "SOURCES": str(home / "sources.toml"), "ALLOW_LOOPBACK": "true",
            "HOST_INTERVAL_SECONDS": "0", "LONGEST_WAIT_SECONDS": "1", "READ_TIMEOUT_SECONDS": "3",
            "EXCHANGE_TIMEOUT_SECONDS": "4",
        }.items():  # fmt: skip
            environment.setenv(f"TRADELINES_{name}", value)
        get_settings.cache_clear()
        from flows.ingest import ingest

        counts, sizes = [], []
        for number in range(3):
            if number == 2:
                site.change()
            counts.append(ingest(ignore_pacing=number > 0))
            sizes.append(
                {table: ask(home, f"SELECT count(*) AS n FROM store.{table}")[0]["n"] for table in STORE_TABLES}
            )
        yield Runs(home, tuple(counts), tuple(sizes))
    get_settings.cache_clear()


def test_the_first_run_stores_every_entry(runs: Runs):
    found = {
        row["source_id"]: row["n"]
        for row in ask(runs.home, "SELECT source_id, sum(entries_new) AS n FROM store.feed_poll GROUP BY 1")
    }
    wanted = {
        name: block["entries"] for name, block in EXPECTED.items() if isinstance(block, dict) and "entries" in block
    }
    assert {name: found.get(name) for name in wanted} == wanted


def test_every_expected_article_is_there_and_no_rejected_page_is(runs: Runs):
    found = {
        row["source_id"]: row["n"]
        for row in ask(runs.home, "SELECT source_id, count(*) AS n FROM article WHERE NOT is_headline_only GROUP BY 1")
    }
    for name, block in EXPECTED.items():
        least = block.get("articles", 0)
        assert least <= found.get(name, 0) <= least + block.get("either", 0), name


def test_rejected_pages_say_why(runs: Runs):
    found = {
        (row["source_id"], row["reason"])
        for row in ask(
            runs.home, "SELECT source_id, reason FROM page JOIN entry USING (entry_id) WHERE outcome = 'rejected'"
        )
    }
    wanted = {(name, reason) for name, block in EXPECTED.items() for reason in block.get("rejected", {})}
    assert wanted <= found


def test_the_second_run_stores_nothing(runs: Runs):
    assert runs.sizes[1] == runs.sizes[0]
    assert runs.counts[1]["sources_polled"] == len(EXPECTED)
    assert runs.counts[1]["entries_new"] == runs.counts[1]["pages_fetched"] == 0


def test_one_changed_article_is_one_revision_more(runs: Runs):
    assert runs.counts[2]["revisions_stored"] == 1
    assert runs.sizes[2]["revision"] == runs.sizes[1]["revision"] + 1
    assert runs.sizes[2]["article"] == runs.sizes[1]["article"]
    assert [
        row["revision_number"]
        for row in ask(runs.home, "SELECT revision_number FROM article WHERE revision_number > 1")
    ] == [2]


def test_every_fact_leads_back_to_its_words_and_page(runs: Runs):
    figures = ask(runs.home, """
        SELECT f.figure_text, f.sentence, f.value, p.warc_file, p.warc_offset, a.content
        FROM figure AS f INNER JOIN article AS a USING (article_id)
        INNER JOIN store.text AS t ON t.text_id = f.text_id
        INNER JOIN store.revision AS r ON r.revision_id = t.revision_id
        INNER JOIN store.page AS p ON p.page_id = r.page_id
    """)  # fmt: skip
    assert len(figures) > 50
    assert all(row["figure_text"] in row["sentence"] for row in figures)
    record = read_record(runs.home / "archive", figures[0]["warc_file"], figures[0]["warc_offset"])
    assert record.body


def test_runs_are_in_the_run_table(runs: Runs):
    assert [row["status"] for row in ask(runs.home, "SELECT status FROM run ORDER BY started_at")] == ["completed"] * 3


def test_trends_and_today_have_rows(runs: Runs):
    for view in (
        "trend_articles_by_day",
        "trend_figures_by_month",
        "trend_people_by_week",
        "trend_feed_health",
        "today",
    ):
        assert ask(runs.home, f"FROM {view} LIMIT 1"), view


def test_offices_are_joined_on_the_day_of_the_article(runs: Runs):
    found = ask(runs.home, "SELECT canonical, title FROM office WHERE canonical = 'Gina Raimondo'")
    assert {"canonical": "Gina Raimondo", "title": "Secretary of Commerce"} in found


def test_copies_of_a_wire_story_share_one_story(runs: Runs):
    spread = ask(runs.home, "SELECT story_id, count(DISTINCT publisher) AS outlets FROM story_member GROUP BY 1")
    assert max(row["outlets"] for row in spread) >= 3
    assert len(spread) < ask(runs.home, "SELECT count(*) AS n FROM article")[0]["n"]


def test_status_tells_runs_feeds_in_trouble_and_sizes(
    runs: Runs, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "220")
    from flows.commands.status import run_status

    assert run_status(get_settings()) == 0
    told = capsys.readouterr().out
    for words in ("last runs", "completed", "quayside_monitor", "articles on topic", "archive, bytes"):
        assert words in told
