"""Faults on purpose: `python -m tests.faults [--long] [--only PART,PART]`; 1 where anything did not hold.

`--long` has 100 kills of each kind and 345,000 hostile inputs instead of 13,800, which takes an hour or two. Every part
has a home of its own. Three lanes run side by side: whole runs, machines that die, which mostly wait for heartbeats,
and everything else. Kills land at random moments and servers misbehave on purpose, on a shared machine: what fails
must fail twice.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tasks.settings import PROJECT
from tests.faults.addresses import changing_name, hostile_titles, inside_addresses
from tests.faults.backfills import kill_backfills
from tests.faults.bad_sites import bad_sites
from tests.faults.disks import analysts, clock_back, full_disk, read_only, stale_wal
from tests.faults.hostile import hostile_documents
from tests.faults.ingests import kill_ingests
from tests.faults.kills import kill_writers, write_together
from tests.faults.large import large_inputs
from tests.faults.secrets import secrets_stay
from tests.faults.servers import bad_servers
from tests.faults.workers import kill_machines

Part = Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class Size:
    """How often each thing is tried."""

    addresses: int
    titles: int
    documents: float  # times 34,500; CI needs 10,000
    reading_runs: int
    batches: int
    writer_kills: int
    ingest_kills: int
    ingest_pages: int
    backfill_kills: int
    backfill_pages: int


USUAL = Size(5000, 200, 0.4, 50, 10, 80, 20, 40, 2, 20)
LONG = Size(50_000, 2000, 10, 50, 60, 100, 100, 40, 100, 20)


def lanes(size: Size) -> tuple[dict[str, Part], ...]:
    """What is tried, in this order, each with an empty directory: three lanes, side by side."""
    return (
        {
            "inside_addresses": lambda home: inside_addresses(home, size.addresses),
            "changing_name": changing_name,
            "hostile_titles": lambda home: hostile_titles(home, size.titles),
            "hostile_documents": lambda home: hostile_documents(home, size.documents),
            "large_inputs": large_inputs,
            "bad_servers": bad_servers,
            "bad_sites": bad_sites,
            "stale_wal": stale_wal,
            "clock_back": clock_back,
            "full_disk": full_disk,
            "read_only": read_only,
            "analysts": lambda home: analysts(home, size.reading_runs),
            "write_together": lambda home: write_together(home, 3, size.batches),
            "kill_writers": lambda home: kill_writers(home, size.writer_kills),
        },
        {
            "secrets_stay": secrets_stay,
            "kill_ingests": lambda home: kill_ingests(home, size.ingest_kills, size.ingest_pages),
            "kill_backfills": lambda home: kill_backfills(home, size.backfill_kills, size.backfill_pages),
        },
        {"kill_machines": lambda home: kill_machines(home, size.ingest_pages)},
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="Faults on purpose.")
    parser.add_argument("--long", action="store_true", help="the full numbers: an hour or two, not minutes")
    parser.add_argument("--only", help="these parts, with commas between them, one after the other")
    options = parser.parse_args()
    found = lanes(LONG if options.long else USUAL)
    if options.only is None:
        return _side_by_side(found, ["--long"] * options.long)
    parts = {name: work for lane in found for name, work in lane.items()}
    unknown = set(options.only.split(",")) - parts.keys()
    if unknown:
        parser.error(f"there is no part {min(unknown)!r}; there are: {', '.join(parts)}")
    return _try_all({name: parts[name] for name in options.only.split(",")})


def _side_by_side(found: tuple[dict[str, Part], ...], size: list[str]) -> int:
    """The other lanes in processes of their own beside the first; 1 where anything in any did not hold."""
    command = [sys.executable, "-m", "tests.faults", *size, "--only"]
    beside = [subprocess.Popen([*command, ",".join(lane)], cwd=PROJECT) for lane in found[1:]]
    try:
        failed = _try_all(found[0]) + sum(process.wait() for process in beside)
    finally:
        for process in beside:
            process.kill()
    print("all held" if not failed else "something did not hold")
    return 1 if failed else 0


def _try_all(parts: dict[str, Part]) -> int:
    """How many parts did not hold, twice."""
    return sum(not (_holds(name, work) or _holds(name, work)) for name, work in parts.items())


def _holds(name: str, work: Part) -> bool:
    started, used = time.monotonic(), _cpu_seconds()
    with TemporaryDirectory(prefix=f"faults-{name}-") as folder:
        try:
            told, holds = work(Path(folder)), True
        except Exception:  # whatever it is, the other parts are tried and the end says so
            told, holds = f"FAILED\n{traceback.format_exc()}", False
    spent = f"{time.monotonic() - started:.0f} s, {_cpu_seconds() - used:.0f} s of processor"
    print(f"{name} ({spent}): {told}", flush=True)
    return holds


def _cpu_seconds() -> float:
    """Processor time of this process and of the children that it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    sys.exit(main())
