"""A worker of Prefect that runs deployments: its run is killed, then the whole machine, with server and worker."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from tasks.settings import PROJECT
from tests.bench.ingest import environment, site_process
from tests.faults.ingests import FEEDS, check_pages, difference, facts, home_of, made, undisturbed
from tests.faults.server import BIN, PrefectServer, end_group, prefect_server, start
from tests.prefect_api import ask, flow_run, start_run

_POOL = "faults"
_RUN = ("ingest/faults", {"ignore_pacing": True})
_OTHER = ("ingest/others", {"ignore_pacing": True})
_FINAL = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
_LONGEST_SECONDS = 900.0
# A run whose process is gone is marked as crashed after three heartbeats; 30 s is the least that Prefect allows.
_SETTINGS = {
    "TRADELINES_BATCH_SIZE": "10", "PREFECT_LOGGING_LEVEL": "WARNING", "PREFECT_WORKER_QUERY_SECONDS": "1",
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
}  # fmt: skip


def kill_machines(home: Path, pages: int) -> str:
    """What Prefect says of runs that were killed, and that the next runs complete and everything is there once."""
    with site_process(made(home / "site"), pages, FEEDS), prefect_server(home / "server") as server:
        clean, _ = undisturbed(home, server)
        place = home_of(home, "worker")
        settings = environment(place) | server.settings | _SETTINGS
        _set_up(settings)
        worker = _worker(settings, place)
        try:
            alone = _run_killed(server, place)
            second, handed_out = _machine_killed(server, place, worker)
            worker = _worker(settings, place)
            began = time.monotonic()
            together, never_began = (_crashed_after(server, run, began) for run in (second, handed_out))
            for run in (_RUN, _OTHER):
                told = _wait(server, start_run(server.api, *run), lambda kind: kind in _FINAL)
                assert told == "COMPLETED", (told, (place / "worker-output").read_text(errors="replace")[-3000:])
        finally:
            end_group(worker.pid, 0.0)
            worker.wait()
    published = place / "published" / "tradelines.duckdb"
    assert facts(published) == clean, difference(facts(published), clean)
    check_pages(place)
    return (
        f"a run killed under its worker: crashed after {alone:.0f} s; run, worker and server killed at once and the "
        f"last two started again: the run crashed after {together:.0f} s without heartbeat, one that was only handed "
        f"out after {never_began:.0f} s; the next runs of both deployments completed, everything there once"
    )


def _run_killed(server: PrefectServer, place: Path) -> float:
    """Seconds until the worker has told that its run was killed."""
    run = start_run(server.api, *_RUN)
    _kill_run(server, run, place)
    return _crashed_after(server, run, time.monotonic())


def _machine_killed(server: PrefectServer, place: Path, worker: subprocess.Popen[bytes]) -> tuple[str, str]:
    """The run that was at work when everything was killed, and one of another deployment that had no process yet."""
    run = start_run(server.api, *_RUN)
    _wait(server, run, lambda kind: kind == "RUNNING")
    end_group(worker.pid, 0.0)
    worker.wait()
    handed_out = start_run(server.api, *_OTHER)
    answer = ask(server.api, f"/flow_runs/{handed_out}/set_state", {"state": {"type": "PENDING"}})
    assert answer["status"] == "ACCEPT", answer
    _kill_run(server, run, place)
    server.kill()
    server.start()
    return run, handed_out


def _set_up(settings: Mapping[str, str]) -> None:
    deploy: list[str | Path] = [
        BIN / "prefect", "--no-prompt", "deploy", "flows/ingest.py:ingest", "-p", _POOL, "--concurrency-limit", "1",
        "--collision-strategy", "CANCEL_NEW", "-n",
    ]  # fmt: skip
    commands: tuple[list[str | Path], ...] = (
        [BIN / "prefect", "work-pool", "create", _POOL, "--type", "process"],
        *([*deploy, run.partition("/")[2]] for run, _ in (_RUN, _OTHER)),
        [BIN / "tradelines", "setup"],
    )
    for command in commands:
        done = subprocess.run(command, cwd=PROJECT, env=dict(settings), capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, (done.stdout + done.stderr)[-1500:])


def _worker(settings: Mapping[str, str], place: Path) -> subprocess.Popen[bytes]:
    return start([BIN / "prefect", "worker", "start", "--pool", _POOL], settings, place / "worker-output")


def _crashed_after(server: PrefectServer, run: str, began: float) -> float:
    """Seconds from then until the run was marked as crashed."""
    told = _wait(server, run, lambda kind: kind in _FINAL)
    assert told == "CRASHED", told
    return time.monotonic() - began


def _wait(server: PrefectServer, run: str, is_there: Callable[[str], bool]) -> str:
    """The type of the run's state once it is what is waited for."""
    deadline = time.monotonic() + _LONGEST_SECONDS
    while True:
        found = flow_run(server.api, run)
        if is_there(found["state_type"]):
            return str(found["state_type"])
        assert time.monotonic() < deadline, f"a run stayed {found['state_type']}"
        assert found["state_type"] not in _FINAL, found["state"]
        time.sleep(0.5)


def _kill_run(server: PrefectServer, run: str, place: Path) -> None:
    """Kill the process of a run once it has begun to archive pages."""
    _wait(server, run, lambda kind: kind == "RUNNING")
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
