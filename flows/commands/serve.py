"""`tradelines serve`: Prefect server, work pool, deployments, alarms and worker, in one command and one terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tasks.errors import UserError
from tasks.settings import PROJECT

POOL = "tradelines"
_START_SECONDS = 120
SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    # On disk, the slots of runs that a reboot took away run out. In memory, Prefect's default, they stay taken, and
    # every later run of the deployment is cancelled (PrefectHQ/prefect #17415).
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
}


def run_serve(port: int, workers: int) -> int:
    """Serve until interrupted, then stop the worker and the server again."""
    api = f"http://127.0.0.1:{port}/api"
    environment = SETTINGS | os.environ | {"PREFECT_API_URL": api}
    if answers(api):
        raise UserError(f"something answers on port {port} already: stop it or choose another --port")
    prefect, tradelines = _command("prefect"), _command("tradelines")
    server = subprocess.Popen([prefect, "server", "start", "--host", "127.0.0.1", "--port", str(port)], env=environment)
    try:
        _wait(api, server)
        _make_pool(prefect, environment)
        _run(environment, prefect, "--no-prompt", "deploy", "--all")
        _run(environment, tradelines, "setup")
        print(f"\nPrefect page: http://127.0.0.1:{port}; `prefect deployment run ingest/hourly` starts a run now\n")
        command = [prefect, "worker", "start", "--pool", POOL, "--limit", str(workers)]
        return subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait(timeout=30)


def _command(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        raise UserError(f"the {name} command is not installed: run `make setup`")
    return found


def _run(environment: dict[str, str], *command: str) -> None:
    code = subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode
    if code:
        told = " ".join([Path(command[0]).name, *command[1:]])
        raise UserError(f"`{told}` ended with code {code}; its own output above says why")


def answers(api: str) -> bool:
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _wait(api: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not answers(api):
        if server.poll() is not None:
            raise UserError(f"the Prefect server ended with code {server.returncode}; its own output above says why")
        if time.monotonic() > deadline:
            raise UserError(f"the Prefect server did not answer within {_START_SECONDS} s")
        time.sleep(0.5)


def _make_pool(prefect: str, environment: dict[str, str]) -> None:
    there = subprocess.run([prefect, "work-pool", "inspect", POOL], env=environment, capture_output=True, check=False)
    if there.returncode != 0:
        _run(environment, prefect, "work-pool", "create", POOL, "--type", "process")
