"""What one machine ingested from the demo site, moved into a lake."""

from __future__ import annotations

import pytest

from tasks.warehouse.lake import Lake
from tasks.warehouse.lake_states import read_published
from tasks.warehouse.moving import move_to_lake
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly
from tests.scaleout.machines import Machine
from tests.scaleout.postgres import Postgres
from tests.test_lake import answer, questions


def test_the_demo_moved_into_a_lake_answers_every_question_as_the_file_does(
    alone: Machine, database: Postgres, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PGPASSWORD", database.password)
    lake = Lake(f"postgres:{database.dsn(database.create_database('lake_moved'))}", str(alone.directory / "lake"))
    move_to_lake(alone.home / "live.duckdb", lake)
    with connect_readonly(alone.home / "published" / "tradelines.duckdb") as one, read_published(lake) as other:
        about = rows(one, "FROM about")
        assert rows(other, "FROM about") == about
        for row in about:
            if row["name"] not in ("store.meta", "schema_migration"):
                for query in questions(row):
                    assert answer(one, query) == answer(other, query), query
