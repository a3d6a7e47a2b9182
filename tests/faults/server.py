"""A Prefect server that lives through many runs, and whole runs of the command on it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.commands.serve import SETTINGS, answers
from tasks.settings import PROJECT
from tests.bench.ingest import environment

BIN = Path(sys.executable).parent
_START_SECONDS = 180.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class PrefectServer:
    """A server process of an own home; it may be killed and started again on the same port and database."""

    home: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    @property
    def settings(self) -> dict[str, str]:
        """What a process needs to know to use this server."""
        return {"PREFECT_API_URL": self.api}

    def start(self) -> None:
        """Start and wait until it answers. Raises RuntimeError where it does not."""
        command = [BIN / "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(self.port), "--no-ui"]
        self.process = start(command, environment(self.home) | SETTINGS)
        deadline = time.monotonic() + _START_SECONDS
        while not answers(self.api):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the Prefect server does not answer")
            time.sleep(0.2)

    def kill(self) -> None:
        if self.process is not None:
            end_group(self.process.pid, 0.0)
            self.process.wait()


@contextmanager
def prefect_server(home: Path) -> Iterator[PrefectServer]:
    """A running server, killed at the end."""
    home.mkdir(parents=True, exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    server = PrefectServer(home, port)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def start(
    command: list[str | Path], settings: Mapping[str, str], output: Path | None = None
) -> subprocess.Popen[bytes]:
    """A process in a group of its own."""
    with (output or Path(os.devnull)).open("ab") as stream:
        return subprocess.Popen(
            [str(part) for part in command], cwd=PROJECT, env=dict(settings), stdin=subprocess.DEVNULL, stdout=stream,
            stderr=stream, start_new_session=True,
        )  # fmt: skip


def ingest(home: Path, more: Mapping[str, str], output: Path | None = None) -> subprocess.Popen[bytes]:
    """`tradelines ingest` on the sources of this home."""
    return start([BIN / "tradelines", "ingest", "--ignore-pacing"], environment(home) | dict(more), output)


def group_of(leader: int) -> dict[int, float]:
    """Processes of a group, zombies left out, with the processor time of each and its ended children in seconds."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[2]) == leader and fields[0] != "Z":
            found[int(path.parent.name)] = sum(int(one) for one in fields[11:15]) / _TICKS
    return found


def end_group(leader: int, seconds: float) -> int:
    """How many processes of the group are there after so many seconds; they are killed then."""
    deadline = time.monotonic() + seconds
    while (left := group_of(leader)) and time.monotonic() < deadline:
        time.sleep(0.1)
    for one in left:
        with contextlib.suppress(ProcessLookupError):  # it ended meanwhile
            os.kill(one, signal.SIGKILL)
    return len(left)


def run_until(process: subprocess.Popen[bytes], cpu_seconds: float) -> bool:
    """Let a group work for so much processor time; whether it is still at work then.

    Processor time, because on a busy machine a moment by the clock would always fall into the start.
    """
    while process.poll() is None:
        if sum(group_of(process.pid).values()) >= cpu_seconds:
            return True
        time.sleep(0.1)
    return False
