"""The live file: schema, idempotent batches, readings that supersede each other, refusals."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks import records
from tasks.identity import make_id
from tasks.warehouse.live import LOAD_ORDER, open_live, write_batch
from tasks.warehouse.schema import SQL, WarehouseError, known_version, rows

NOW = datetime(2025, 4, 9, 12, tzinfo=UTC)


def text_row(article: str, number: int, content: str = "Tariffs rose to 25 percent.") -> dict[str, Any]:
    return {
        "text_id": make_id("text", article, number), "article_id": make_id("article", article),
        "revision_id": make_id("revision", article, number), "kind": "body", "content": content, "cleaner_version": 1,
        "article_date": date(2025, 4, 9), "date_basis": "feed", "is_current": False, "stored_at": NOW,
    }  # fmt: skip


def reading_row(text: dict[str, Any], version: int = 1) -> dict[str, Any]:
    return {
        "reading_id": make_id("reading", text["text_id"], version), "text_id": text["text_id"],
        "article_id": text["article_id"], "reader": "facts", "reader_version": version, "is_current": False,
        "stored_at": NOW,
    }  # fmt: skip


def figure_row(reading: dict[str, Any], value: float) -> dict[str, Any]:
    return {
        "reading_id": reading["reading_id"], "text_id": reading["text_id"], "article_id": reading["article_id"],
        "figure_id": make_id("figure", reading["reading_id"], value), "start_char": 0, "end_char": 7,
        "sentence_start": 0, "sentence_end": 7, "value": value, "unit": "percent", "goods": [], "basis": [],
        "measure": "tariff_rate",
    }  # fmt: skip


def batch_of(
    article: str, number: int = 1, version: int = 1, values: tuple[float, ...] = (25.0,)
) -> dict[str, list[dict[str, Any]]]:
    text = text_row(article, number)
    reading = reading_row(text, version)
    return {
        "article": [
            {"article_id": text["article_id"], "canonical_address": article, "publisher": "p", "first_seen_at": NOW}
        ],
        "revision": [{"revision_id": text["revision_id"], "article_id": text["article_id"], "revision_number": number}],
        "text": [text],
        "reading": [reading],
        "figure": [figure_row(reading, value) for value in values],
    }


def values_shown(connection: duckdb.DuckDBPyConnection) -> list[float]:
    return [row["value"] for row in rows(connection, "SELECT value FROM figure ORDER BY value")]


def test_a_batch_stored_twice_is_stored_once(tmp_path: Path):
    with open_live(tmp_path / "live.duckdb") as connection:
        first = write_batch(connection, batch_of("a"))
        second = write_batch(connection, batch_of("a"))
        assert first["figure"] == 1
        assert set(second.values()) == {0}
        assert values_shown(connection) == [25.0]


def test_duplicates_inside_one_batch_are_stored_once(tmp_path: Path):
    batch = batch_of("a")
    batch["article"] *= 2
    with open_live(tmp_path / "live.duckdb") as connection:
        assert write_batch(connection, batch)["article"] == 1


def test_a_new_reader_version_supersedes_the_old_one_also_when_it_finds_nothing(tmp_path: Path):
    with open_live(tmp_path / "live.duckdb") as connection:
        write_batch(connection, batch_of("a", version=1, values=(25.0,)))
        write_batch(connection, batch_of("a", version=2, values=()))
        assert values_shown(connection) == []
        assert connection.execute("SELECT count(*) FROM store.figure").fetchone() == (1,)


def test_only_the_newest_revision_speaks_for_its_article(tmp_path: Path):
    with open_live(tmp_path / "live.duckdb") as connection:
        write_batch(connection, batch_of("a", number=1, values=(25.0,)))
        write_batch(connection, batch_of("a", number=2, values=(20.0,)))
        assert values_shown(connection) == [20.0]
        assert rows(connection, "SELECT revision_number FROM article") == [{"revision_number": 2}]


def test_a_body_speaks_before_a_headline_whichever_came_first(tmp_path: Path):
    headline = text_row("a", 9) | {"kind": "entry", "revision_id": None, "cleaner_version": None}
    reading = reading_row(headline)
    late = {"text": [headline], "reading": [reading], "figure": [figure_row(reading, 99.0)]}
    with open_live(tmp_path / "live.duckdb") as connection:
        write_batch(connection, batch_of("a", values=(25.0,)))
        write_batch(connection, late)
        assert values_shown(connection) == [25.0]


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path):
    batch = batch_of("a")
    batch["figure"][0]["value"] = "not a number"
    with open_live(tmp_path / "live.duckdb") as connection:
        with pytest.raises(Exception, match=r"not a number|Could not convert|tried to convert"):
            write_batch(connection, batch)
        assert connection.execute("SELECT count(*) FROM store.article").fetchone() == (0,)


def test_a_newer_database_is_refused_with_what_to_do(tmp_path: Path):
    live = tmp_path / "live.duckdb"
    with open_live(live) as connection:
        connection.execute("INSERT INTO main.schema_migration VALUES (9999, 'later', now())")
    with (
        pytest.raises(WarehouseError, match=rf"schema 9999, this version knows {known_version()}: upgrade Tradelines"),
        open_live(live),
    ):
        pass


def test_migrations_are_applied_once(tmp_path: Path):
    for _ in range(2):
        with open_live(tmp_path / "live.duckdb") as connection:
            found = rows(connection, "SELECT version FROM main.schema_migration ORDER BY version")
    assert [row["version"] for row in found] == sorted({row["version"] for row in found})


def test_two_processes_never_write_at_once(tmp_path: Path):
    """Four processes add to one counter, each read and write in a window of its own."""
    live = tmp_path / "live.duckdb"
    with open_live(live) as connection:
        connection.execute("CREATE TABLE counter (n INTEGER); INSERT INTO counter VALUES (0)")
    script = (
        "from pathlib import Path\nfrom tasks.warehouse.live import open_live\n"
        f"for _ in range(5):\n    with open_live(Path({str(live)!r})) as c:\n"
        "        n = c.execute('SELECT n FROM counter').fetchone()[0]\n"
        "        c.execute('UPDATE counter SET n = ?', [n + 1])\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(4)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    with open_live(live) as connection:
        assert connection.execute("SELECT n FROM counter").fetchone() == (20,)


@pytest.mark.parametrize("table", LOAD_ORDER)
def test_every_table_of_a_batch_has_its_load_file(table: str):
    assert (SQL / "load" / f"{table}.sql").exists()


# Columns that the warehouse adds to a record: its keys, and what lets a query read few rows.
_OF_A_READING = {"reading_id", "text_id", "article_id", "article_date"}
_OF_A_FACT = {*_OF_A_READING, "sentence_start", "sentence_end"}
ADDED = {
    "figure": {*_OF_A_FACT, "figure_id"},
    "quote": {*_OF_A_FACT, "quote_id", "name_key"},
    "event": {*_OF_A_FACT, "event_id"},
    "mention": {*_OF_A_READING, "mention_id", "entity_id", "name_key"},
    "sentence_topic": _OF_A_READING,
    "source": set(),
}


@pytest.mark.parametrize(("table", "record"), [
    ("figure", records.Figure), ("quote", records.Quote), ("event", records.Event), ("mention", records.Mention),
    ("sentence_topic", records.SentenceTopic), ("source", records.Source),
])  # fmt: skip
def test_a_record_and_its_table_have_the_same_fields(tmp_path: Path, table: str, record: type):
    with open_live(tmp_path / "live.duckdb") as connection:
        columns = {row[0] for row in connection.execute(f"DESCRIBE store.{table}").fetchall()}
    assert columns - ADDED[table] == {field.name for field in fields(record)}


def test_every_view_and_its_columns_carry_a_comment(tmp_path: Path):
    with open_live(tmp_path / "live.duckdb") as connection:
        bare = rows(connection, """
            SELECT c.table_name || '.' || c.column_name AS name FROM duckdb_columns() AS c
            INNER JOIN duckdb_views() AS v ON v.view_name = c.table_name AND v.schema_name = c.schema_name
            WHERE c.schema_name = 'main' AND NOT v.internal AND c.comment IS NULL
            UNION ALL
            SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal AND comment IS NULL
        """)  # fmt: skip
    assert bare == []


def test_a_home_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path):
    (tmp_path / "file").touch()
    inside = tmp_path / "file" / "live.duckdb"
    with pytest.raises(WarehouseError, match=r"File exists|cannot be written"), open_live(inside):
        pass
