"""A worker of Prefect that runs an ingest deployment: the run is killed, then worker and run together."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from tasks.settings import PROJECT
from tests.bench.ingest import environment
from tests.faults.server import BIN, PrefectServer, end_group, start
from tests.prefect_api import flow_run, start_run

_POOL = "faults"
_RUN = ("ingest/faults", {"ignore_pacing": True})
_FINAL = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
_LONGEST_SECONDS = 600.0
# A run whose process is gone is marked as crashed after three heartbeats; 30 s is the least that Prefect allows.
_SETTINGS = {
    "TRADELINES_BATCH_SIZE": "10", "PREFECT_LOGGING_LEVEL": "WARNING", "PREFECT_WORKER_QUERY_SECONDS": "1",
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
}  # fmt: skip


def worker_killed(place: Path, server: PrefectServer) -> str:
    """What Prefect says of the killed runs, and that the next run of a new worker completes."""
    settings = environment(place) | server.settings | _SETTINGS
    _set_up(settings)
    api = server.settings["PREFECT_API_URL"]
    worker = _worker(settings, place)
    try:
        first = start_run(api, *_RUN)
        _kill_run(api, first, place, settings)
        started = time.monotonic()
        told = _wait(api, first, lambda kind: kind in _FINAL)
        assert told == "CRASHED", told
        alone = time.monotonic() - started
        second = start_run(api, *_RUN)
        _wait(api, second, lambda kind: kind == "RUNNING")
        end_group(worker.pid, 0.0)
        worker.wait()
        _kill_run(api, second, place, settings)
        started = time.monotonic()
        worker = _worker(settings, place)
        told = _wait(api, second, lambda kind: kind in _FINAL)
        assert told == "CRASHED", told
        together = time.monotonic() - started
        last = _wait(api, start_run(api, *_RUN), lambda kind: kind in _FINAL)
        assert last == "COMPLETED", (last, (place / "worker-output").read_text(errors="replace")[-3000:])
    finally:
        end_group(worker.pid, 0.0)
        worker.wait()
    return (
        f"a run killed under its worker: crashed after {alone:.0f} s; killed with its worker: crashed after "
        f"{together:.0f} s without heartbeat; the next run of a new worker completed"
    )


def _set_up(settings: Mapping[str, str]) -> None:
    commands: tuple[list[str | Path], ...] = (
        [BIN / "prefect", "work-pool", "create", _POOL, "--type", "process"],
        [BIN / "prefect", "--no-prompt", "deploy", "flows/ingest.py:ingest", "-n", "faults", "-p", _POOL,
         "--concurrency-limit", "1", "--collision-strategy", "CANCEL_NEW"],
        [BIN / "tradelines", "setup"],
    )  # fmt: skip
    for command in commands:
        done = subprocess.run(command, cwd=PROJECT, env=dict(settings), capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, (done.stdout + done.stderr)[-1500:])


def _worker(settings: Mapping[str, str], place: Path) -> subprocess.Popen[bytes]:
    return start([BIN / "prefect", "worker", "start", "--pool", _POOL], settings, place / "worker-output")


def _wait(api: str, run: str, is_there: Callable[[str], bool]) -> str:
    """The type of the run's state once it is what is waited for."""
    deadline = time.monotonic() + _LONGEST_SECONDS
    while True:
        found = flow_run(api, run)
        if is_there(found["state_type"]):
            return str(found["state_type"])
        assert time.monotonic() < deadline, f"a run stayed {found['state_type']}"
        assert found["state_type"] not in _FINAL, found["state"]
        time.sleep(0.5)


def _kill_run(api: str, run: str, place: Path, settings: Mapping[str, str]) -> None:
    """Kill the process of a run once it has begun to archive pages."""
    _wait(api, run, lambda kind: kind == "RUNNING")
    deadline = time.monotonic() + _LONGEST_SECONDS
    while not (found := _processes_of(run)) or not list((place / "archive").glob("*/*.warc.gz")):
        assert time.monotonic() < deadline, "the run never fetched a page"
        time.sleep(0.2)
    for one in found:
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)


def _processes_of(run: str) -> list[int]:
    """Processes that work on this run, by the id in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if run.encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:  # it ended meanwhile
            continue
    return found
