"""The warehouse as a lake: the same rows as in a file, moved there and back, published, joined, taken back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from typing import Any

import duckdb
import pytest

from flows.commands.migrate import run_migrate
from tasks.errors import UserError
from tasks.settings import PROJECT, Settings, get_settings
from tasks.warehouse import moving
from tasks.warehouse.lake import Lake, lake_at, open_lake
from tasks.warehouse.lake_states import compact_lake, publish_lake, read_published
from tasks.warehouse.live import open_file, open_live, write_batch
from tasks.warehouse.moving import move_to_file, move_to_lake
from tasks.warehouse.schema import SQL, WarehouseError, rows
from tasks.warehouse.search_index import build_search_index
from tests.given import Given, _empty
from tests.given_lake import lake_in
from tests.given_report import filled, path_of

Row = dict[str, Any]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return lake_in(tmp_path / "lake")


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[duckdb.DuckDBPyConnection, duckdb.DuckDBPyConnection]]:
    """The same rows in a file and in a lake."""
    given, folder = filled(), tmp_path_factory.mktemp("both")
    build_search_index(given.connection)
    file = path_of(given, folder)
    lake = lake_in(folder / "lake")
    move_to_lake(file, lake)
    with duckdb.connect(str(file), read_only=True) as one, read_published(lake) as other:
        one.execute("SET TimeZone = 'UTC'")
        yield one, other


@contextmanager
def file_in(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty warehouse in one file."""
    with duckdb.connect(copy(_empty(), path)) as connection:
        yield connection


def articles(*names: str) -> dict[str, list[Row]]:
    """A batch of articles with a figure each."""
    given = Given()
    for name in names:
        given.figure(given.article(f"harbour.example/{name}", content="Tariffs rose to 25 percent."), "25 percent")
    return given.tables


def count(connection: duckdb.DuckDBPyConnection, table: str = "article") -> int:
    return int(rows(connection, f"SELECT count(*) AS n FROM {table}")[0]["n"])


def test_every_view_trend_and_macro_tells_the_same_as_in_a_file(both):
    one, other = both
    about = rows(one, "FROM about")
    assert rows(other, "FROM about") == about
    assert len(about) > 100
    for row in about:
        for query in questions(row) if row["name"] not in ("store.meta", "schema_migration") else ():
            assert answer(one, query) == answer(other, query), query


def questions(row: Row) -> set[str]:
    """The example of a row of `about`, and a view whole; without limits, since the order of equals is left open."""
    found = {re.sub(r" LIMIT \d+;", ";", row["example"])}
    return found | {f"FROM {row['name']};"} if row["kind"] in ("view", "trend") else found


def answer(connection: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    """Rows in the order of the alphabet, or what a macro says of an argument."""
    try:
        return sorted(map(repr, rows(connection, query)))
    except duckdb.InvalidInputException as error:
        return [str(error)]


def test_a_lake_explains_its_columns(both):
    wanted = rows(
        both[0],
        "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'figure' AND schema_name = 'main'",
    )
    told = rows(both[1], "SELECT column_name, comment FROM meta_comment WHERE name = 'figure' AND kind = 'column'")
    assert {row["column_name"]: row["comment"] for row in told} == {r["column_name"]: r["comment"] for r in wanted}


def test_a_batch_that_comes_twice_is_stored_once(lake: Lake):
    batch = articles("a", "b")
    with open_lake(lake) as connection:
        assert write_batch(connection, batch)["figure"] == 2
    with open_lake(lake) as connection:
        assert write_batch(connection, batch)["figure"] == 0
        assert count(connection, "figure") == 2


def test_a_batch_that_fails_leaves_nothing(lake: Lake, monkeypatch: pytest.MonkeyPatch):
    def fail(_: object, entries: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("tasks.warehouse.live.keep_indices", fail)
    given = Given()
    given.entry("harbour.example/a")
    with open_lake(lake) as connection, pytest.raises(RuntimeError):
        write_batch(connection, articles("a") | given.tables)
    with open_lake(lake) as connection:
        assert count(connection, "store.article") == 0


def test_readers_see_what_was_published_last(lake: Lake):
    with open_lake(lake) as connection:
        write_batch(connection, articles("a"))
    with pytest.raises(WarehouseError, match=r"nothing is published in the lake .* yet: run `tradelines ingest` first"):
        read_published(lake)
    assert publish_lake(lake, "run")[0] == 1
    with open_lake(lake) as connection:
        write_batch(connection, articles("b"))
    with read_published(lake) as reader:
        assert count(reader) == 1
        assert rows(reader, "SELECT value FROM store.meta WHERE name = 'published_run_id'") == [{"value": "run"}]
        with pytest.raises(duckdb.Error, match="read-only"):
            reader.execute("DELETE FROM store.article")
    assert publish_lake(lake, "next")[0] == 2
    with read_published(lake) as reader:
        assert count(reader) == 2


def test_compaction_joins_files_and_keeps_what_is_published(lake: Lake):
    for number in range(4):
        with open_lake(lake) as connection:
            write_batch(connection, articles(*(f"{number}-{one}" for one in range(12))))
        if number == 1:
            publish_lake(lake, None)
    before = len(list(Path(lake.data).rglob("*.parquet")))
    compact_lake(lake, keep_days=1e-9, everything=False)
    assert len(list(Path(lake.data).rglob("*.parquet"))) < before
    with read_published(lake) as reader:
        assert count(reader) == 24
    with open_lake(lake) as connection:
        assert count(connection) == 48
        assert len(rows(connection, "FROM ducklake_snapshots('tradelines')")) == 2


def test_nothing_of_what_is_deleted_stays_in_a_file(lake: Lake):
    with open_lake(lake) as connection:
        write_batch(
            connection, articles(*(f"secret-{one}" for one in range(12)), *(f"open-{one}" for one in range(12)))
        )
    publish_lake(lake, None)
    with open_lake(lake) as connection:
        connection.execute("DELETE FROM store.article WHERE canonical_address LIKE '%secret%'")
    compact_lake(lake, keep_days=7, everything=True)
    with duckdb.connect() as connection:
        for file in (Path(lake.data) / "store" / "article").rglob("*.parquet"):
            assert not connection.execute(
                f"SELECT 1 FROM '{file}' AS t WHERE t::VARCHAR LIKE '%example/secret%'"
            ).fetchall(), file
    with read_published(lake) as reader:
        assert count(reader, "store.article") == 12


def test_a_warehouse_moves_into_a_lake_and_back(lake: Lake, tmp_path: Path):
    file = tmp_path / "live.duckdb"
    with file_in(file) as connection:
        write_batch(connection, articles("a", "b", "c"))
        wanted = {row["name"]: row["columns"] for row in rows(connection, query("stored_tables"), {"database": "live"})}
    before = file.read_bytes()
    moved = move_to_lake(file, lake)
    assert file.read_bytes() == before
    assert {one.name: one.row_count for one in moved}["store.article"] == 3
    assert len(moved) == len(wanted) - 1  # comments are made, not moved
    back = tmp_path / "back" / "live.duckdb"
    back.parent.mkdir()
    came = {one.name: one.row_count for one in move_to_file(lake, back)}
    assert came == {one.name: one.row_count for one in moved} | {"store.meta": 2}  # when it was published
    assert [path.name for path in back.parent.iterdir()] == ["live.duckdb"]
    with open_file(back) as connection:
        assert count(connection) == 3
    with pytest.raises(WarehouseError, match="is there already"):
        move_to_file(lake, back)


def query(name: str) -> str:
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def test_a_lake_that_holds_something_takes_no_other_warehouse(lake: Lake, tmp_path: Path):
    with open_lake(lake) as connection:
        write_batch(connection, articles("mine"))
    with file_in(tmp_path / "live.duckdb") as connection:
        write_batch(connection, articles("a", "b"))
    with pytest.raises(WarehouseError, match=r'holds something already \("store"."article"\): nothing was moved'):
        move_to_lake(tmp_path / "live.duckdb", lake)
    with open_lake(lake) as connection:
        assert count(connection) == 1


def test_a_move_that_went_wrong_leaves_the_lake_empty(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "live.duckdb"
    with file_in(file) as connection:
        write_batch(connection, articles("a"))
    right = moving._state

    def wrong(connection: duckdb.DuckDBPyConnection, table: str, columns: str) -> tuple[int, int]:
        number, digest = right(connection, table, columns)
        return number, digest + (table.startswith('"tradelines"."store"."text"'))

    monkeypatch.setattr(moving, "_state", wrong)
    with pytest.raises(WarehouseError, match=r"text.* arrived with other rows \(1 sent, 1 came\): all undone"):
        move_to_lake(file, lake)
    monkeypatch.setattr(moving, "_state", right)
    with open_lake(lake) as connection:
        assert count(connection) == 0
    assert {one.name: one.row_count for one in move_to_lake(file, lake)}["store.article"] == 1


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda path: None, "does not exist: there is nothing to move"),
        (lambda path: path.write_text("no database"), "cannot be opened"),
        (lambda path: duckdb.connect(str(path)).close(), "is a DuckDB file, but no warehouse of Tradelines"),
    ],
    ids=["no file", "another file", "another database"],
)
def test_what_is_no_warehouse_is_not_moved(lake: Lake, tmp_path: Path, made, message: str):
    made(tmp_path / "live.duckdb")
    with pytest.raises(WarehouseError, match=message):
        move_to_lake(tmp_path / "live.duckdb", lake)


def test_a_warehouse_of_another_version_is_not_moved(lake: Lake, tmp_path: Path):
    with file_in(tmp_path / "live.duckdb") as connection:
        connection.execute("DELETE FROM main.schema_migration WHERE version > 5")
    with pytest.raises(WarehouseError, match=r"has schema 5, this version needs \d+: run `tradelines ingest` on it"):
        move_to_lake(tmp_path / "live.duckdb", lake)


def test_a_directory_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "taken").write_text("a file")
    lake = Lake(str(tmp_path / "catalog.ducklake"), str(tmp_path / "taken" / "data"))
    with (
        pytest.raises(
            WarehouseError,
            match=r"taken/data cannot be written: .*; TRADELINES_LAKE_DATA names "
            r"it",
        ),
        open_lake(lake),
    ):
        pass
    assert not (tmp_path / "catalog.ducklake").exists()


def test_files_elsewhere_than_set_are_told(lake: Lake, tmp_path: Path):
    other = Lake(lake.catalog, str(tmp_path / "other"))
    with (
        pytest.raises(WarehouseError, match="its files are elsewhere than TRADELINES_LAKE_DATA says"),
        open_lake(other),
    ):
        pass


def test_one_setting_puts_a_lake_in_place_of_the_two_files(home: Path, monkeypatch: pytest.MonkeyPatch):
    settings = get_settings()
    assert lake_at(settings.live_path) is None
    monkeypatch.setenv("TRADELINES_LAKE", "host=127.0.0.1 port=1 dbname=none")
    get_settings.cache_clear()
    lake = Lake("postgres:host=127.0.0.1 port=1 dbname=none", str(home / "lake"))
    assert lake_at(settings.live_path) == lake_at(settings.published_path) == lake
    assert lake_at(home / "another.duckdb") is None
    with (
        pytest.raises(
            WarehouseError,
            match=r"the lake \(.*\) cannot be opened: .*Connection "
            r"refused",
        ),
        open_live(settings.live_path),
    ):
        pass


@pytest.mark.parametrize("value", ["host=db password=hush", "host=db password = hush", "postgresql://me:hush@db/lake"])
def test_a_password_in_the_setting_is_refused(value: str):
    with pytest.raises(ValueError, match="leave the password out and put it into PGPASSWORD"):
        Settings(lake=value)


def test_a_password_in_the_setting_is_not_repeated():
    command = [sys.executable, "-c", "from flows.cli import main; main()", "status"]
    environment = os.environ | {"TRADELINES_LAKE": "host=db password=hush"}
    done = subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "TRADELINES_LAKE: Value error, leave the password out" in done.stderr
    assert "hush" not in done.stderr


def test_moving_needs_a_lake_and_one_direction(home: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(UserError, match="setting TRADELINES_LAKE: set it to the connection string of an empty"):
        run_migrate(get_settings(), None, None)
    monkeypatch.setenv("TRADELINES_LAKE", "host=127.0.0.1 port=1 dbname=none")
    get_settings.cache_clear()
    with pytest.raises(UserError, match="--file names where from, --back where to"):
        run_migrate(get_settings(), home / "a", home / "b")


def test_no_macro_has_a_default_of_null():
    """DuckLake keeps it as the word NULL, and where its type is not text nobody can open the lake any more."""
    for path in (SQL / "macros").rglob("*.sql"):
        assert ":= NULL" not in path.read_text(encoding="utf-8"), f"{path.stem}: use '' for what is not given"
