"""The demo site ingested into one lake by two workers that share nothing else: as one machine alone stores it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tasks.warehouse.lake import Lake
from tasks.warehouse.lake_states import read_published
from tasks.warehouse.moving import move_to_lake
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly
from tests.scaleout.check_workers import run_on_two, shares  # noqa: F401 - the deployments of both
from tests.scaleout.machines import Machine, Place, assert_same_content
from tests.scaleout.postgres import Postgres
from tests.test_lake import answer, questions


@dataclass(frozen=True)
class LakeMachine(Machine):
    """A machine whose warehouse is the lake."""

    def ask(self, query: str) -> list[dict[str, Any]]:
        lake = Lake(f"postgres:{self.settings['TRADELINES_LAKE']}", self.settings["TRADELINES_LAKE_DATA"])
        with read_published(lake) as connection:
            return rows(connection, query)


def test_two_workers_fill_one_lake(place: Place, alone: Machine, database: Postgres, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PGPASSWORD", database.password)
    settings = {
        "TRADELINES_LAKE": database.dsn(database.create_database("lake_of_two")),
        "TRADELINES_LAKE_DATA": place.home / "lake",
        "PGPASSWORD": database.password,
    }
    machines = [place.machine(f"lake-{name}", **settings) for name in ("a", "b")]
    one, other = (LakeMachine(machine.directory, machine.settings) for machine in machines)
    analyst = run_on_two(place, (one, other), {})
    assert not analyst.errors
    assert_same_content(alone, one)
    runs = one.ask("SELECT host, articles_stored FROM store.run")
    assert len(runs) == 2 and all(run["articles_stored"] for run in runs)
    assert not (one.home / "live.duckdb").exists(), "the lake stands in for the file"


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
