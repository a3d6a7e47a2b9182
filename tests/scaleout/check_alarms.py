"""Alarms seen firing: a check that fails, silence, and a dead run, each told to a receiver on this machine."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest

from tasks.identity import make_id
from tasks.warehouse.runs import store
from tests.prefect_api import ask, flow_run, start_run
from tests.scaleout.machines import Machine, Place, wait_for

SILENCE = 20  # seconds instead of two hours
BLOCK = """
import sys
from prefect.blocks.notifications import MattermostWebhook
MattermostWebhook(hostname="127.0.0.1", port=int(sys.argv[1]), token="receiver").save("alarms", overwrite=True)
"""


class Receiver:
    """What a Mattermost webhook on this machine is told, as text."""

    def __init__(self) -> None:
        self.told: list[str] = []
        told = self.told

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                told.append(json.loads(self.rfile.read(int(self.headers["content-length"])))["text"])
                self.send_response(200)
                self.end_headers()

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def has(self, words: str) -> list[str]:
        return [text for text in self.told if words in text]


def write_source(path: Path, port: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'[silent]\nname = "Silent"\npublisher = "Silent"\nkind = "feed"\naddress = "http://127.0.0.1:{port}/rss"\n'
        'country = "US"\nownership = "private"\ngrade = "A"\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    found = Receiver()
    threading.Thread(target=found.server.serve_forever, daemon=True).start()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture(scope="module")
def machine(place: Place, receiver: Receiver) -> Iterator[Machine]:
    """A machine with the alarms set up, as docs/operations.md says; they are set back to long waits at the end."""
    block = "mattermost-webhook/alarms"
    found = place.machine(
        "alarmed", TRADELINES_ALARM_BLOCK=block, TRADELINES_ALARM_SILENCE_SECONDS=SILENCE,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY=30,
        TRADELINES_SOURCES=write_source(place.home / "alarmed" / "sources.toml", 9),
    )  # fmt: skip
    found.run(sys.executable, "-c", BLOCK, str(receiver.server.server_port))
    assert found.tradelines("setup").count("made") == 4
    yield found
    assert place.machine("alarmed", TRADELINES_ALARM_BLOCK=block).tradelines("setup").count("brought up to date") == 4


@pytest.fixture
def silent_source(machine: Machine) -> Iterator[Path]:
    """A sources.toml with a feed that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        path = machine.directory / "sources.toml"
        yield write_source(path, server.getsockname()[1])


def run_of(place: Place, flow_run_id: str) -> str:
    return str(flow_run(place.api, flow_run_id)["state_name"])


def start_without_a_heartbeat(place: Place) -> str:
    """The id of a run as it stays where its process was killed before it could send the first heartbeat."""
    run_id = start_run(place.api, "watch/hourly")
    for state in ("PENDING", "RUNNING"):
        assert ask(place.api, f"/flow_runs/{run_id}/set_state", {"state": {"type": state}})["status"] == "ACCEPT"
    return run_id


def test_a_run_whose_machine_died_is_marked_and_told(
    place: Place, machine: Machine, receiver: Receiver, silent_source: Path
):
    dying = place.machine(
        "dying", TRADELINES_SOURCES=silent_source, PREFECT_FLOWS_HEARTBEAT_FREQUENCY=30,
        TRADELINES_READ_TIMEOUT_SECONDS=600, TRADELINES_EXCHANGE_TIMEOUT_SECONDS=600,
    )  # fmt: skip
    with dying.worker("dying") as worker:
        run_id = start_run(place.api, "ingest/hourly")
        wait_for("the start of the run", lambda: run_of(place, run_id) == "Running", 60)
        wait_for("its work", lambda: (dying.directory / "var" / "hosts").exists(), 60)
        for process in [*psutil.Process(worker.pid).children(recursive=True), psutil.Process(worker.pid)]:
            process.kill()
    assert run_of(place, run_id) == "Running"
    silent_id = start_without_a_heartbeat(place)
    began = time.monotonic()
    wait_for("the mark", lambda: run_of(place, run_id) == "Crashed", 240)
    print(f"a dead run was marked as crashed after {time.monotonic() - began:.0f} s")
    wait_for("the mark of a run that died at once", lambda: run_of(place, silent_id) == "Crashed", 240)
    assert wait_for("the alarm of a dead run", lambda: receiver.has("sent no heartbeat"), 30)
    with place.machine("next", TRADELINES_SOURCES=silent_source).worker("next"):
        next_id = start_run(place.api, "ingest/hourly")
        wait_for("the end of the next run", lambda: run_of(place, next_id) in ("Failed", "Completed"), 60)


def test_a_check_that_fails_is_told(place: Place, machine: Machine, receiver: Receiver):
    page = {"page_id": make_id("page", 1), "address": "https://gone.example/a", "outcome": "failed", "attempt": 1}
    store(machine.home / "live.duckdb", {"page": [page | {"fetched_at": datetime.now(UTC) + timedelta(days=9)}]})
    start_run(place.api, "maintain/nightly")
    with machine.worker("alarmed"):
        told = wait_for("the alarm of a check", lambda: receiver.has("a check fails"), 400)
    assert "a check fails: future_instants: 1 offenders" in told[0]


def test_an_interval_without_a_completed_run_is_told(machine: Machine, receiver: Receiver):
    assert wait_for("the alarm of silence", lambda: receiver.has("no ingest run completed"), 12 * SILENCE)
