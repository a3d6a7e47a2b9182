"""The throw-away PostgreSQL that the other tests here stand on. `make test-scaleout`."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tasks.settings import PROJECT
from tests.scaleout.postgres import postgres


def test_a_cluster_answers_is_stopped_and_started_and_is_gone_afterwards():
    with postgres() as server:
        server.create_database("one")
        assert server.sql("one", "SELECT current_user") == "tradelines"
        server.stop()
        with pytest.raises(RuntimeError, match="psql failed"):
            server.sql("one", "SELECT 1")
        server.start()
        assert server.sql("one", "SELECT 1") == "1"
    assert not server.directory.exists()


def test_a_cluster_ends_with_the_process_that_was_killed():
    program = """
from tests.scaleout.postgres import postgres
with postgres() as server:
    print(server.directory, flush=True)
    input()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        directory = Path(process.stdout.readline().strip())
        server = int((directory / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])
        process.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 60
    while directory.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not directory.exists()
    # Where nobody collects it, an ended process keeps its number, but no command.
    command = Path(f"/proc/{server}/cmdline")
    assert not command.exists() or not command.read_bytes()
