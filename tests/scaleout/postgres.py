"""A real PostgreSQL for one test: an own cluster in a temporary directory, on a free port of 127.0.0.1.

PostgreSQL refuses to run as root, so root runs it as the account `postgres`, which the distribution's package makes.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MISSING = (
    "PostgreSQL is not installed: install the system package postgresql (Debian, Ubuntu: apt-get install postgresql)"
)
# Nothing here outlives the test, so nothing needs to survive a power cut.
SETTINGS = {
    "listen_addresses": "127.0.0.1", "max_connections": "200", "fsync": "off", "synchronous_commit": "off",
    "full_page_writes": "off", "shared_buffers": "64MB", "log_min_messages": "warning",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running cluster, and how it is reached."""

    programs: Path  # the directory of initdb and pg_ctl
    directory: Path  # of the cluster; gone when the test ends
    port: int
    password: str
    host: str = "127.0.0.1"
    user: str = "tradelines"

    def dsn(self, database: str) -> str:
        """libpq's connection string, without the password (that is for PGPASSWORD)."""
        return f"host={self.host} port={self.port} user={self.user} dbname={database}"

    def url(self, database: str, scheme: str = "postgresql+asyncpg") -> str:
        """SQLAlchemy's address, with the password."""
        return f"{scheme}://{self.user}:{self.password}@{self.host}:{self.port}/{database}"

    def create_database(self, name: str) -> str:
        """A new empty database; its name."""
        _run([self.programs / "createdb", "-h", self.host, "-p", str(self.port), "-U", self.user, name], self.password)
        return name

    def sql(self, database: str, statement: str) -> str:
        """What psql answers: rows as lines, columns parted by `|`."""
        command = [self.programs / "psql", "-h", self.host, "-p", str(self.port), "-U", self.user, "-d", database]
        return _run([*command, "-X", "-A", "-t", "-c", statement], self.password).strip()

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        options += f" -c port={self.port} -c unix_socket_directories={self.directory}"
        log = self.directory / "server.log"
        _run(
            [
                self.programs / "pg_ctl",
                "start",
                "-w",
                "-t",
                "60",
                "-D",
                self.directory / "data",
                "-l",
                log,
                "-o",
                options,
            ],
            as_server=True,
        )

    def stop(self) -> None:
        """Stop it; open connections are cut."""
        _run([self.programs / "pg_ctl", "stop", "-w", "-m", "fast", "-D", self.directory / "data"], as_server=True)


def programs() -> Path | None:
    """Where the distribution keeps initdb and pg_ctl, the newest version; None: PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A running cluster, gone with all its data at the end. Raises RuntimeError where PostgreSQL is not installed."""
    if (where := programs()) is None:
        raise RuntimeError(MISSING)
    # Not under pytest's own directory: that one is closed to other accounts, and a socket's path must be short.
    directory = Path(tempfile.mkdtemp(prefix="tradelines-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(directory, "postgres", "postgres")
        server = Postgres(where, directory, free_port(), secrets.token_hex(12))
        secret = directory / "password"
        secret.write_text(f"{server.password}\n", encoding="ascii")
        secret.chmod(0o644)  # the directory is closed to all but its owner
        _run(
            [where / "initdb", "-D", directory / "data", "-U", server.user, "--pwfile", secret, "-E", "UTF8",
             "--locale", "C", "--auth", "scram-sha-256", "--no-sync"],
            as_server=True,
        )  # fmt: skip
        server.start()
        try:
            with _ended_with_this_process(server):
                yield server
        finally:
            if (directory / "data" / "postmaster.pid").exists():
                server.stop()
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def _ended_with_this_process(server: Postgres) -> Iterator[None]:
    """A watcher that stops the cluster and removes its directory when this process was killed meanwhile."""
    script = 'while [ -d "/proc/$1" ]; do sleep 1; done; "$2/pg_ctl" stop -m immediate -D "$3/data"; rm -rf "$3"'
    command = ["sh", "-c", script, "watcher", str(os.getpid()), str(server.programs), str(server.directory)]
    quiet = subprocess.DEVNULL
    watcher = subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, cwd="/", start_new_session=True, **_server_account()
    )
    try:
        yield
    finally:
        watcher.kill()
        watcher.wait()


def _server_account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _run(command: list[str | Path], password: str | None = None, *, as_server: bool = False) -> str:
    """What the program printed. Raises RuntimeError with what it said where it failed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    if password is not None:
        environment["PGPASSWORD"] = password
    account = _server_account() if as_server else {}
    # Into a file, not a pipe: the server keeps what pg_ctl gave it open, and a pipe would never end.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(part) for part in command], stdout=output, stderr=subprocess.STDOUT, env=environment, cwd="/",
            check=False, **account,
        )  # fmt: skip
        output.seek(0)
        said = output.read()
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {said.strip()}")
    return said
