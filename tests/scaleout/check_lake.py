"""The warehouse in a lake with its catalog in a real PostgreSQL: writers at once, readers, kills, moves, mistakes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.commands.migrate import run_migrate
from tasks.settings import PROJECT, Settings, get_settings
from tasks.warehouse.backup import back_up, restore
from tasks.warehouse.checks import run_check
from tasks.warehouse.compaction import compact
from tasks.warehouse.lake import Lake, attach_line, lake_at, lake_lock, new_engine, open_lake, read_lake
from tasks.warehouse.live import open_file, open_live, write_batch
from tasks.warehouse.schema import WarehouseError, rows, with_retries
from tasks.warehouse.search_index import build_search_index
from tasks.warehouse.snapshot import connect_readonly, publish
from tests.scaleout.lake_process import ARTICLES, made_batch
from tests.scaleout.postgres import Postgres
from tests.test_lake import answer

NAMES = iter(range(1000))


@dataclass(frozen=True)
class At:
    """A home whose warehouse is a lake in a database of its own."""

    settings: Settings
    lake: Lake
    database: str
    home: Path

    @contextmanager
    def process(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        command = [sys.executable, "-m", "tests.scaleout.lake_process", *arguments]
        process = subprocess.Popen(
            command, cwd=PROJECT, env=os.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    def count(self, table: str = "store.article") -> int:
        with read_lake(self.lake) as connection:
            return int(rows(connection, f"SELECT count(*) AS n FROM {table}")[0]["n"])

    def assert_sound(self, batches: int) -> None:
        """Nothing lost, nothing twice."""
        with read_lake(self.lake) as connection:
            for table, given in made_batch(0).items():
                if table != "source":
                    found = rows(connection, f"SELECT count(*) AS n FROM store.{table}")
                    assert (table, found[0]["n"]) == (table, batches * len(given))
            for name in ("unique_keys", "orphans", "one_current_text"):
                result = run_check(connection, name)
                assert (name, result.offenders, result.samples) == (name, 0, ())


@pytest.fixture
def at(tmp_path: Path, database: Postgres, monkeypatch: pytest.MonkeyPatch) -> Iterator[At]:
    name = database.create_database(f"lake_{next(NAMES)}")
    monkeypatch.setenv("PGPASSWORD", database.password)
    monkeypatch.setenv("TRADELINES_LAKE", database.dsn(name))
    monkeypatch.setenv("TRADELINES_HOME", str(tmp_path))
    get_settings.cache_clear()
    settings = get_settings()
    lake = lake_at(settings.live_path)
    assert lake is not None
    yield At(settings, lake, name, tmp_path)
    get_settings.cache_clear()


def test_two_writers_at_once_lose_nothing_and_store_nothing_twice(at: At):
    """Both make the empty lake, and both bring every batch: whoever is second must find the first one's rows."""
    with at.process("write", "0", "3") as one, at.process("write", "0", "3") as other:
        said = [process.communicate(timeout=300)[0].split() for process in (one, other)]
    assert said == [[str(number) for number in range(3)]] * 2
    at.assert_sound(3)


def test_a_reader_sees_whole_batches_only_and_never_waits(at: At):
    with open_live(at.settings.live_path):
        pass
    with at.process("read") as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "reading\n"
        with at.process("write", "0", "4") as one, at.process("write", "2", "4") as other:
            for process in (one, other):
                process.communicate(timeout=300)
        seen = json.loads(reader.communicate("", timeout=60)[0])
    at.assert_sound(6)
    counts = [articles for articles, _, _ in seen]
    assert all(one == [one[0]] * 3 for one in seen), "views and kept counts tell of the same batches"
    assert all(number % ARTICLES == 0 for number in counts)
    assert counts == sorted(counts)
    assert len(set(counts)) > 3


def test_a_reader_answers_while_a_writer_holds_the_lock_and_a_transaction(at: At):
    with open_live(at.settings.live_path) as connection:
        write_batch(connection, made_batch(1))
    publish(at.settings.live_path, at.settings.published_path)
    with open_live(at.settings.live_path) as connection:
        connection.begin()
        connection.execute("DELETE FROM store.article")
        assert at.count() == ARTICLES
        with connect_readonly(at.settings.published_path) as reader:
            assert rows(reader, "SELECT count(*) AS n FROM article") == [{"n": ARTICLES}]
        connection.rollback()


def test_a_killed_writer_leaves_whole_batches_and_no_lock(at: At):
    for seed in range(3):
        with at.process("write", str(seed * 100), "100") as process:
            assert process.stdout is not None
            for _ in range(2):
                process.stdout.readline()
            # Anywhere in the third batch.
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.05 + 0.4 * seed)
            process.send_signal(signal.SIGKILL)
    with open_live(at.settings.live_path) as connection:
        write_batch(connection, made_batch(999))
    stored = at.count()
    assert stored % ARTICLES == 0 and stored >= 7 * ARTICLES
    at.assert_sound(stored // ARTICLES)


def test_the_lock_is_one_for_all_and_ends_with_its_session(at: At, database: Postgres):
    taken = pytest.raises(WarehouseError, match="has been locked for 0 s by another run: wait for it or stop it")
    with lake_lock(at.lake), taken, lake_lock(at.lake, 0.2):
        pass
    with lake_lock(at.lake):
        pass
    with pytest.raises(WarehouseError, match="lost its lock while writing: run `tradelines check`"), lake_lock(at.lake):
        database.sql(at.database, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    with lake_lock(at.lake):
        pass


def test_a_commit_that_loses_is_done_again(at: At):
    """Nobody who takes the lock can lose; somebody who maintains the lake by hand does not take it."""
    with open_live(at.settings.live_path) as connection:
        write_batch(connection, made_batch(1))
    tries = []
    with open_lake(at.lake) as connection:

        def work() -> int:
            tries.append(1)
            connection.begin()
            connection.execute("UPDATE store.article SET publisher = 'mine'")
            if len(tries) == 1:
                with other_session(at) as other:
                    other.execute("UPDATE store.article SET publisher = 'theirs'")
            connection.commit()
            return len(tries)

        assert with_retries(work) == 2
        assert rows(connection, "SELECT DISTINCT publisher FROM store.article") == [{"publisher": "mine"}]


@contextmanager
def other_session(at: At) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB as a person starts it, with the words that `tradelines status` tells, but for writing."""
    with new_engine() as connection:
        for statement in attach_line(at.lake).replace(" (READ_ONLY)", "").split("; "):
            connection.execute(statement)
        yield connection


def test_what_is_published_stays_until_the_next_time(at: At):
    live, published = at.settings.live_path, at.settings.published_path
    with open_live(live) as connection:
        write_batch(connection, made_batch(1))
    assert publish(live, published, "first").article_count == ARTICLES
    with open_live(live) as connection:
        write_batch(connection, made_batch(2))
    with connect_readonly(published) as reader:
        assert rows(reader, "SELECT count(*) AS n FROM article") == [{"n": ARTICLES}]
        compact(live)
        assert publish(live, published, "second").article_count == 2 * ARTICLES
        assert rows(reader, "SELECT count(*) AS n FROM article") == [{"n": ARTICLES}], "an open session keeps its state"
        assert rows(reader, "SELECT value FROM store.meta WHERE name = 'published_run_id'") == [{"value": "first"}]


def test_an_analyst_reads_with_an_account_that_may_only_read(
    at: At, database: Postgres, monkeypatch: pytest.MonkeyPatch
):
    with open_live(at.settings.live_path) as connection:
        write_batch(connection, made_batch(1))
        build_search_index(connection)
    database.sql(
        at.database,
        f"CREATE ROLE {at.database}_reader LOGIN PASSWORD 'readonly'; GRANT pg_read_all_data TO {at.database}_reader",
    )
    monkeypatch.setenv("PGPASSWORD", "readonly")
    with new_engine() as connection:
        for statement in attach_line(at.lake).replace("user=tradelines", f"user={at.database}_reader").split("; "):
            connection.execute(statement)
        assert len(rows(connection, "FROM about")) > 100
        assert len(rows(connection, "FROM figure")) == ARTICLES
        assert len(rows(connection, "FROM figures_about('tariff_rate')")) == ARTICLES
        assert len(rows(connection, "FROM search('tariffs rose')")) == ARTICLES
        assert rows(connection, "SELECT comment FROM meta_comment WHERE name = 'figure' AND column_name = 'value'")
        with pytest.raises(duckdb.Error, match="read-only"):
            connection.execute("DELETE FROM store.article")


def test_the_command_moves_a_warehouse_and_back(at: At, capsys: pytest.CaptureFixture[str]):
    with open_file(at.settings.live_path) as connection:
        for number in range(3):
            write_batch(connection, made_batch(number))
    assert run_migrate(at.settings, None, None) == 0
    told = capsys.readouterr().out
    assert "the same in number and content" in told and attach_line(at.lake) in told
    at.assert_sound(3)
    with pytest.raises(WarehouseError, match="holds something already"):
        run_migrate(at.settings, None, None)
    back = at.home / "back.duckdb"
    assert run_migrate(at.settings, None, back) == 0
    with duckdb.connect(str(back)) as one, read_lake(at.lake) as other:
        one.execute("SET TimeZone = 'UTC'")
        for row in rows(one, "FROM about WHERE kind IN ('trend', 'view', 'macro')"):
            assert answer(one, row["example"]) == answer(other, row["example"]), row["name"]


def test_a_backup_of_a_lake_is_a_file_that_can_be_moved_into_an_empty_one(at: At, database: Postgres):
    with open_live(at.settings.live_path) as connection:
        write_batch(connection, made_batch(1))
    backups = at.home / "backups"
    made = back_up(at.settings.live_path, at.settings.archive_path, backups, 2, (), datetime.now(UTC))
    assert made.articles == ARTICLES
    with pytest.raises(WarehouseError, match="is not replaced: name an empty database and move the backup into it"):
        restore(backups, at.settings.live_path, at.settings.archive_path, None, replace=True)
    other = Lake(f"postgres:{database.dsn(database.create_database(at.database + '_new'))}", str(at.home / "new"))
    assert run_migrate_into(other, backups / made.stamp / "live.duckdb") == ARTICLES


def run_migrate_into(lake: Lake, file: Path) -> int:
    from tasks.warehouse.moving import move_to_lake

    return {one.name: one.row_count for one in move_to_lake(file, lake)}["store.article"]


def test_mistakes_are_told_in_one_sentence(at: At, database: Postgres, monkeypatch: pytest.MonkeyPatch):
    with open_live(at.settings.live_path) as connection:
        write_batch(connection, made_batch(1))
    for change, message in (
        (lambda patch: patch.setenv("PGPASSWORD", "wrong"), "the password is wrong; it is read from PGPASSWORD"),
        (lambda patch: patch.delenv("PGPASSWORD"), "no password is set; put it into PGPASSWORD"),
        (
            lambda patch: patch.setenv(
                "TRADELINES_LAKE", at.lake.catalog.removeprefix("postgres:").replace(str(database.port), "1")
            ),
            "Connection refused",
        ),
        (lambda patch: patch.setenv("TRADELINES_LAKE", database.dsn("nowhere")), 'database "nowhere" does not exist'),
        (
            lambda patch: patch.setenv("TRADELINES_LAKE_DATA", str(at.home / "elsewhere")),
            "elsewhere than TRADELINES_LAKE_DATA",
        ),
        (lambda patch: patch.setenv("TRADELINES_LAKE_DATA", "/proc/lake"), "/proc/lake cannot be written"),
    ):
        with monkeypatch.context() as patch:
            patch.setenv("HOME", str(at.home))  # no .pgpass
            change(patch)
            assert_refused(message, writing_only="written" in message)
    catalog = "UPDATE ducklake_metadata SET value = '{}' WHERE key = 'version'"
    database.sql(at.database, catalog.format("0.2"))
    assert_refused("another version of DuckLake wrote its catalog")
    database.sql(at.database, catalog.format("1.0"))
    assert at.count() == ARTICLES


def assert_refused(message: str, *, writing_only: bool = False) -> None:
    """Both doors say it, in one line and without the password."""
    get_settings.cache_clear()
    doors: list[Any] = [lambda: open_live(get_settings().live_path).__enter__()]
    doors += [] if writing_only else [lambda: connect_readonly(get_settings().published_path)]
    for door in doors:
        with pytest.raises(WarehouseError) as caught:
            door()
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)
    get_settings.cache_clear()


def test_a_schema_of_a_newer_version_is_refused(at: At):
    with open_live(at.settings.live_path) as connection:
        connection.execute("INSERT INTO main.schema_migration VALUES (999, 'later', now())")
    with pytest.raises(WarehouseError, match="has schema 999, this version knows"), open_live(at.settings.live_path):
        pass


def test_a_database_without_a_lake_is_told_to_readers(at: At):
    with pytest.raises(
        WarehouseError, match="nothing is there; run `tradelines ingest` or `tradelines migrate-warehouse`"
    ):
        connect_readonly(at.settings.published_path)


def test_a_server_that_goes_away_ends_the_window_and_the_next_one_works(at: At, database: Postgres):
    with open_live(at.settings.live_path) as connection:
        write_batch(connection, made_batch(1))
    with pytest.raises((WarehouseError, duckdb.Error)), open_live(at.settings.live_path) as connection:
        database.stop()
        write_batch(connection, made_batch(2))
    database.start()
    with open_live(at.settings.live_path) as connection:
        write_batch(connection, made_batch(2))
    at.assert_sound(2)
