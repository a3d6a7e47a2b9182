"""Secrets in every form in which a person may set one, looked for in all that a run prints, logs, stores and shows."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb

from tasks.archive import Archived, iter_records
from tasks.settings import PROJECT
from tests.bench.ingest import environment, site_process
from tests.faults.server import BIN, prefect_server

_MARK = "hushhush"  # the beginning of every secret
# The kinds of secret that a run may be given.
SETTINGS = {
    "TRADELINES_CENSUS_KEY": f"{_MARK}census",
    "TRADELINES_FRED_KEY": f"{_MARK}fred",
    "PGPASSWORD": f"{_MARK}postgres",
    "HTTPS_PROXY": f"http://person:{_MARK}proxy@127.0.0.1:9",
}
# What a person may try instead, each of which must be refused in a sentence that does not repeat it.
WRONG = {
    "TRADELINES_LAKE": (
        f"host=127.0.0.1 dbname=x user=y password={_MARK}lake", f"postgresql://person:{_MARK}lake@127.0.0.1/x",
    ),
    "TRADELINES_ALARM_BLOCK": (f"https://hooks.example/services/{_MARK}hook",),
}  # fmt: skip
_SOURCE = """
[private]
name = "Private"
publisher = "Private"
kind = "feed"
address = "http://person:{mark}feed@127.0.0.1/feed"
country = "US"
ownership = "private"
"""
COMMANDS = (
    ("sources", "list"), ("ingest", "--ignore-pacing"), ("series", "fetch"), ("status",), ("check",), ("report",),
    ("export", "exported"), ("sql", "FROM store.run"),
)  # fmt: skip


def secrets_stay(home: Path) -> str:
    """No secret comes out of any command, nor lies in any file of the home, the warehouse or Prefect's database."""
    with site_process(home, 6, 2), prefect_server(home / "server") as server:
        settings = environment(home) | server.settings | {"PREFECT_LOGGING_LEVEL": "DEBUG"} | SETTINGS
        said = [_say(settings, home, *command) for command in COMMANDS]
        assert "articles stored: 6" in said[1], said[1][-2000:]
        flow = "from flows.ingest import ingest; ingest()"
        for name, values in WRONG.items():
            for value in values:
                wrong = settings | {name: value}
                said += [_say(wrong, home, command) for command in ("setup", "status")]
                said.append(_run(wrong, home, [BIN / "python", "-c", flow]))  # as a worker runs it
        sources = home / "sources.toml"
        whole = sources.read_text()
        sources.write_text(whole + _SOURCE.format(mark=_MARK))
        said += [_say(settings, home, *command) for command in (("sources", "list"), ("ingest",))]
        sources.write_text(whole)
    told = [one[max(0, one.index(_MARK) - 300) :][:400] for one in said if _MARK in one]
    looked = [(place, _MARK.encode() in content) for place, content in _contents(home)]
    told += [place for place, is_told in looked if is_told and not place.endswith("/sources.toml")]
    assert not told, "\n".join(["a secret is told:", *told])
    number = len(SETTINGS) + sum(map(len, WRONG.values())) + 1
    return f"{number} secrets: none in {len(said)} outputs, {len(looked)} files and tables"


def _say(settings: Mapping[str, str], home: Path, *arguments: str) -> str:
    return _run(settings, home, [BIN / "tradelines", *arguments])


def _run(settings: Mapping[str, str], home: Path, command: list[str | Path]) -> str:
    """All that a command printed."""
    done = subprocess.run(
        command, cwd=home if "export" in command else PROJECT, env=dict(settings), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900, check=False,
    )  # fmt: skip
    return done.stdout


def _contents(home: Path) -> Iterator[tuple[str, bytes]]:
    """Everything that lies below the home: files as they are, archives unpacked, tables of DuckDB as text."""
    for path in sorted(home.rglob("*")):
        if not path.is_file():
            continue
        yield str(path), path.read_bytes()
        if path.name.endswith(".warc.gz"):
            answers = [one.answer for one in iter_records(path) if isinstance(one, Archived)]
            yield f"{path} unpacked", repr([(one.headers, one.body) for one in answers]).encode()
        if path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as connection:
                tables = connection.execute("SELECT database_name, schema_name, table_name FROM duckdb_tables()")
                for table in tables.fetchall():
                    name = ".".join(f'"{part}"' for part in table)
                    yield f"{path} {name}", repr(connection.execute(f"FROM {name}").fetchall()).encode()
