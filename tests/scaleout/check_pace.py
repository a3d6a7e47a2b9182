"""The pace at a host, kept by processes that share nothing but a Prefect server."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest

from tests.scaleout.machines import Machine, Place

INTERVAL = 0.7
TURNS = """
import json, sys, time
from pathlib import Path
from tasks.fetch import hold_host
from tasks.web.hosts import HostPacer, HostPausedError

host, turns, interval, pause = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
pacer = HostPacer(Path(sys.argv[5]), shared=hold_host)
for _ in range(turns):
    try:
        with pacer.turn(host, interval, 60.0) as turn:
            began = time.time()
            time.sleep(0.05)
            if pause:
                turn.pause(pause, "it answered 429")
            told = {"began": began, "ended": time.time()}
    except HostPausedError as error:
        told = {"paused": error.seconds, "reason": error.reason}
    print(json.dumps(told), flush=True)
"""


def start(machine: Machine, host: str, turns: int, pause: float = 0.0) -> subprocess.Popen[str]:
    environment = machine.environment()
    command = [
        sys.executable,
        "-c",
        TURNS,
        host,
        str(turns),
        str(INTERVAL),
        str(pause),
        str(machine.directory / "hosts"),
    ]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def take_turns(*started: subprocess.Popen[str]) -> list[list[dict[str, Any]]]:
    found = []
    for process in started:
        out, errors = process.communicate(timeout=180)
        assert process.returncode == 0, errors
        found.append([json.loads(line) for line in out.splitlines()])
    return found


def test_two_machines_ask_a_host_one_after_the_other_with_the_interval_between(place: Place):
    machines = [place.machine(name) for name in ("pace-a", "pace-b")]
    found = take_turns(*(start(machine, "paced.example", 6) for machine in machines))
    turns = sorted((turn["began"], turn["ended"], number) for number, mine in enumerate(found) for turn in mine)
    assert len(turns) == 12
    gaps = [after[0] - before[1] for before, after in pairwise(turns)]
    assert min(gaps) >= INTERVAL - 0.01
    assert sum(after[2] != before[2] for before, after in pairwise(turns)) >= 2, "one machine had all its turns first"
    print(f"gaps between the turns of two machines: {min(gaps):.2f} to {max(gaps):.2f} s for {INTERVAL} s")


def test_a_pause_that_one_machine_was_asked_for_holds_for_the_other(place: Place):
    take_turns(start(place.machine("pause-a"), "busy.example", 1, pause=600.0))
    ((told,),) = take_turns(start(place.machine("pause-b"), "busy.example", 1))
    assert 500 < told["paused"] <= 600
    assert told["reason"] == "it answered 429"


def test_without_the_server_no_host_is_asked(place: Place):
    machine = place.machine("pace-c", PREFECT_API_URL="http://127.0.0.1:9/api", PREFECT_CLIENT_MAX_RETRIES="0")
    ((told,),) = take_turns(start(machine, "paced.example", 1))
    assert "Prefect could not be asked whose turn it is" in told["reason"]


def test_the_server_lets_nobody_in_without_its_secret(place: Place):
    stranger = place.machine("stranger", PREFECT_API_AUTH_STRING="tradelines:guess")
    with pytest.raises(RuntimeError, match="401"):
        stranger.prefect("work-pool", "ls")
