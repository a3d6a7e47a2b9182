"""One PostgreSQL and one Prefect server on it, for all tests of workers, pace and alarms."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.site import DEFAULT_PORT, DemoSite
from tests.scaleout.machines import Machine, Place, prefect_server
from tests.scaleout.postgres import Postgres, free_port, postgres

# A shell starts what runs in the background deaf to SIGINT, and by that a worker of Prefect is ended.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def database() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory, database: Postgres) -> Iterator[Place]:
    """The server with the pool and the deployments, made by the documented commands."""
    home: Path = tmp_path_factory.mktemp("hosts")
    settings = {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": database.url(database.create_database("prefect")),
        "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",  # what runs is what a test starts
    }
    with prefect_server(home / "server", free_port(), settings) as api:
        found = Place(api, home)
        found.machine("deploying").prefect_commands(
            ("work-pool", "create", "tradelines", "--type", "process"),
            ("--no-prompt", "deploy", "--all"),
            *(_share(number) for number in (1, 2)),
        )
        yield found


def _share(number: int) -> tuple[str, ...]:
    """A deployment for one of two machines, as docs/operations.md says."""
    return (
        "--no-prompt", "deploy", "flows/ingest.py:ingest", "--name", f"hourly-{number}", "--pool", "tradelines",
        "--params", json.dumps({"share": f"{number}/2"}), "--concurrency-limit", "1", "--collision-strategy",
        "CANCEL_NEW",
    )  # fmt: skip


@pytest.fixture(scope="session")
def site(place: Place) -> Iterator[DemoSite]:
    """The demo news site; its sources.toml lies in the directory of the machines."""
    with DemoSite(DEFAULT_PORT, hang_seconds=20) as found:
        found.write_sources(place.home)
        yield found


@pytest.fixture(scope="session")
def alone(place: Place, site: DemoSite) -> Machine:
    """One machine that ingested the site by itself, from the command line: what all others are compared with."""
    found = place.machine("alone")
    found.tradelines("ingest")
    return found
