"""A Prefect server on PostgreSQL, and workers as if on hosts of their own: own HOME, own PREFECT_HOME, one pool."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from flows.commands.serve import POOL, answers
from tasks.settings import PROJECT
from tasks.warehouse.lake import Lake
from tasks.warehouse.lake_states import read_published
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly
from tests.prefect_api import SECRET

BIN = Path(sys.executable).parent
_START_SECONDS = 180
# Short waits, so that a test need not sit through those of a real installation; and each child costs its start.
QUICK = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_WORKER_QUERY_SECONDS": "1",
    "PREFECT_API_AUTH_STRING": SECRET,
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "TRADELINES_ALLOW_LOOPBACK": "true",
    "TRADELINES_HOST_INTERVAL_SECONDS": "0",
    "TRADELINES_WORKERS": "1",
    "TRADELINES_LONGEST_WAIT_SECONDS": "20",
    "TRADELINES_READ_TIMEOUT_SECONDS": "3",
    "TRADELINES_EXCHANGE_TIMEOUT_SECONDS": "5",
    "TRADELINES_CONTACT": "scaleout@example.org",
}
_COMMANDS = """
import json, sys
from prefect.cli import app
for arguments in json.loads(sys.argv[1]):
    try:
        sys.argv = ["prefect", *arguments]
        app()
    except SystemExit as ended:
        if ended.code:
            raise
"""


@dataclass(frozen=True)
class Machine:
    """What one host has of its own; a worker and every command on it see only this environment."""

    directory: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("TRADELINES_", "PREFECT_", "PG"))}
        self.directory.mkdir(parents=True, exist_ok=True)
        own = {"HOME": str(self.directory), "PREFECT_HOME": str(self.directory / "prefect")}
        return kept | QUICK | own | dict(self.settings)

    def run(self, *command: str | Path, seconds: float = 300) -> str:
        """What a command printed. Raises RuntimeError with its errors where it failed."""
        done = subprocess.run(
            [str(part) for part in command], cwd=PROJECT, env=self.environment(), capture_output=True, text=True,
            timeout=seconds, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{command[:3]} ended with {done.returncode}: {(done.stdout + done.stderr)[-2000:]}")
        return done.stdout + done.stderr

    def prefect_commands(self, *commands: Sequence[str]) -> str:
        """Several commands of `prefect` in one process, which costs one start."""
        return self.run(sys.executable, "-c", _COMMANDS, json.dumps(commands))

    def prefect(self, *arguments: str) -> str:
        return self.run(BIN / "prefect", *arguments)

    def tradelines(self, *arguments: str) -> str:
        return self.run(BIN / "tradelines", *arguments)

    @property
    def home(self) -> Path:
        """Where its warehouse is."""
        return Path(self.settings["TRADELINES_HOME"])

    def connect(self) -> duckdb.DuckDBPyConnection:
        """The published warehouse, or what is published of the lake that stands in for it."""
        if catalog := self.settings.get("TRADELINES_LAKE"):
            os.environ["PGPASSWORD"] = self.settings["PGPASSWORD"]
            return read_published(Lake(f"postgres:{catalog}", self.settings["TRADELINES_LAKE_DATA"]))
        return connect_readonly(self.home / "published" / "tradelines.duckdb")

    def ask(self, query: str) -> list[dict[str, Any]]:
        """Rows of what is published."""
        with self.connect() as connection:
            return rows(connection, query)

    @contextmanager
    def process(self, *command: str | Path) -> Iterator[subprocess.Popen[bytes]]:
        """A program that runs while the block does; its output lies in output.txt of the machine."""
        environment = self.environment()
        with (self.directory / "output.txt").open("ab") as output:
            process = subprocess.Popen(
                [str(part) for part in command], cwd=PROJECT, env=environment, stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    @contextmanager
    def worker(self, name: str, limit: int = 1) -> Iterator[subprocess.Popen[bytes]]:
        """A worker of the pool under this name."""
        arguments = ("worker", "start", "--pool", POOL, "--type", "process", "--name", name, "--limit", str(limit))
        with self.process(BIN / "prefect", *arguments) as process:
            yield process

    def said(self) -> str:
        return (self.directory / "output.txt").read_text(encoding="utf-8", errors="replace")[-3000:]


@contextmanager
def prefect_server(directory: Path, port: int, settings: Mapping[str, str]) -> Iterator[str]:
    """The address of the API of a server that answers."""
    api = f"http://127.0.0.1:{port}/api"
    machine = Machine(directory, {"PREFECT_SERVER_API_AUTH_STRING": SECRET, **settings})
    with machine.process(BIN / "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)) as process:
        deadline = time.monotonic() + _START_SECONDS
        while not answers(api):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the Prefect server did not start: {machine.said()}")
            time.sleep(0.3)
        yield api


def wait_for(what: str, look: Any, seconds: float) -> Any:
    """What `look` gives as soon as it is true. Raises AssertionError when that takes longer."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"{what} did not happen within {seconds:.0f} s"
        time.sleep(0.5)
    return found


@dataclass(frozen=True)
class Place:
    """A server, and a directory with one below it for each machine."""

    api: str
    home: Path

    def machine(self, name: str, **settings: object) -> Machine:
        """A machine of that name, with a home of its own where the settings say nothing else."""
        directory = self.home / name
        own = {
            "PREFECT_API_URL": self.api, "TRADELINES_HOME": str(directory / "var"),
            "TRADELINES_SOURCES": str(self.home / "sources.toml"),
        }  # fmt: skip
        return Machine(directory, own | {key: str(value) for key, value in settings.items()})


FACTS = (
    "feed_entry", "article", "revision", "text", "reading", "entity", "mention", "figure", "quote", "event",
    "event_figure", "sentence_topic", "article_topic", "relevance", "story", "story_member", "claim",
    "claim_figure", "rejected",
)  # fmt: skip
# When a machine looked, and what it saw first; no two runs have that in common. Everything else of a trend is the same.
OF_THE_RUN = {
    "last_polled_at", "next_poll_at", "newest_entry_seen_at", "first_seen_at", "first_article_address", "compared_at",
}  # fmt: skip


def assert_same_content(one: Machine, other: Machine) -> None:
    """Nothing lost, nothing twice, the same trends: tables of facts by their numbers and ids, trends row by row."""
    with one.connect() as mine, other.connect() as theirs:
        for table in FACTS:
            query = f"SELECT count(*) AS n FROM store.{table}"
            assert (table, rows(mine, query)) == (table, rows(theirs, query))
        for table, key in (
            ("feed_entry", "entry_id"),
            ("article", "article_id"),
            ("figure", "figure_id"),
            ("quote", "quote_id"),
        ):
            query = f"SELECT DISTINCT {key} FROM store.{table} ORDER BY ALL"
            assert rows(mine, query) == rows(theirs, query), table
        trends = rows(mine, "SELECT view_name FROM duckdb_views() WHERE view_name LIKE 'trend_%' ORDER BY ALL")
        assert len(trends) > 20
        for (name,) in (tuple(row.values()) for row in trends):
            assert _comparable(rows(mine, f"FROM {name}")) == _comparable(rows(theirs, f"FROM {name}")), name


def _comparable(found: list[dict[str, Any]]) -> list[str]:
    return sorted(repr({name: value for name, value in row.items() if name not in OF_THE_RUN}) for row in found)
