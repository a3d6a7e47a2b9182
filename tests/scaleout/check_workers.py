"""Two workers as on two hosts, one pool, one Prefect server on PostgreSQL: nothing lost, nothing twice, same trends."""

from __future__ import annotations

import threading
from typing import Any

import duckdb
import pytest

from tasks.warehouse.schema import WarehouseError
from tests.prefect_api import flow_run, start_run
from tests.scaleout.machines import Machine, Place, assert_same_content, wait_for
from tests.scaleout.postgres import Postgres

ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


class Analyst:
    """Somebody who opens the warehouse and counts, again and again, while others write it."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.seen: list[int] = []
        self.errors: list[str] = []
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)

    def look(self) -> None:
        while not self.is_over.wait(1.0):
            try:
                self.seen.append(self.machine.ask("SELECT count(*) AS n FROM article")[0]["n"])
            except (WarehouseError, duckdb.Error) as error:
                if self.seen:  # before the first run there is nothing to open, or nothing in it
                    self.errors.append(str(error))

    def __enter__(self) -> Analyst:
        self.thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.is_over.set()
        self.thread.join()


def run_on_two(place: Place, machines: tuple[Machine, Machine], parameters: dict[str, Any]) -> Analyst:
    """Both deployments started at once, one taken by each machine's worker; what an analyst saw meanwhile."""
    started = [start_run(place.api, f"ingest/hourly-{number}", parameters) for number in (1, 2)]

    def states() -> list[str]:
        return [flow_run(place.api, run_id)["state_type"] for run_id in started]

    with Analyst(machines[0]) as analyst, machines[0].worker("host-a"), machines[1].worker("host-b"):
        wait_for("the end of both runs", lambda: set(states()) <= ENDED, 400)
    said = [machine.said() for machine in machines]
    assert states() == ["COMPLETED"] * 2, said
    assert not any("Traceback" in text for text in said), said
    return analyst


def two_machines(place: Place, database: Postgres, kind: str, name: str) -> tuple[Machine, Machine]:
    """Two machines on one lake; or with one home, as two workers on one host have. All else of theirs is apart."""
    if kind == "files":
        shared: dict[str, object] = {"TRADELINES_HOME": place.home / name}
    else:
        shared = {
            "TRADELINES_LAKE": database.dsn(database.create_database(name)), "PGPASSWORD": database.password,
            "TRADELINES_LAKE_DATA": place.home / name, "TRADELINES_SHARED_PACING": "true",
        }  # fmt: skip
    return place.machine(f"{name}_a", **shared), place.machine(f"{name}_b", **shared)


@pytest.mark.parametrize("kind", ["files", "lake"])
def test_two_workers_with_a_share_each(place: Place, database: Postgres, alone: Machine, kind: str):
    machines = two_machines(place, database, kind, f"shares_{kind}")
    analyst = run_on_two(place, machines, {})
    assert_same_content(alone, machines[0])
    for table in ("page", "feed_poll", "entry_sighting"):
        query = f"SELECT count(*) AS n FROM store.{table}"
        assert alone.ask(query) == machines[0].ask(query)
    runs = machines[0].ask("SELECT sources_polled, articles_stored FROM store.run")
    assert len(runs) == 2 and all(run["sources_polled"] and run["articles_stored"] for run in runs)
    assert not analyst.errors
    assert analyst.seen and analyst.seen == sorted(analyst.seen)
    assert (machines[0].home / "live.duckdb").exists() == (kind == "files"), "the lake stands in for the file"


def test_two_workers_with_the_same_sources_at_once(place: Place, database: Postgres, alone: Machine):
    """On a lake; two runs of one home at once are among the faults."""
    machines = two_machines(place, database, "lake", "same_lake")
    analyst = run_on_two(place, machines, {"share": None})
    assert_same_content(alone, machines[0])
    assert not analyst.errors
