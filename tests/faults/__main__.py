"""Faults on purpose: `python -m tests.faults [--long] [--only PART,PART]`; 1 where anything did not hold.

The default takes about ten minutes on an idle machine with two cores, `--long` the full numbers. Every part has a home
of its own. Two lanes run side by side: whole runs, which wait for servers and heartbeats, and everything else.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
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

Part = Callable[[Path], str]


def lanes(is_long: bool) -> tuple[dict[str, Part], dict[str, Part]]:
    """What is tried, in this order, each with an empty directory: two lanes, side by side."""
    return (
        {
            "inside_addresses": lambda home: inside_addresses(home, 50_000 if is_long else 5000),
            "changing_name": changing_name,
            "hostile_titles": lambda home: hostile_titles(home, 2000 if is_long else 200),
            "hostile_documents": lambda home: hostile_documents(home, 20 if is_long else 1),
            "large_inputs": large_inputs,
            "bad_servers": bad_servers,
            "bad_sites": bad_sites,
            "stale_wal": stale_wal,
            "clock_back": clock_back,
            "full_disk": full_disk,
            "read_only": read_only,
            "analysts": lambda home: analysts(home, 50),
            "write_together": lambda home: write_together(home, 3, 60 if is_long else 10),
            "kill_writers": lambda home: kill_writers(home, 100 if is_long else 80),
        },
        {
            "secrets_stay": secrets_stay,
            "kill_ingests": lambda home: kill_ingests(home, 100 if is_long else 20, 200 if is_long else 40),
            "kill_backfills": lambda home: kill_backfills(home, 100 if is_long else 2, 200 if is_long else 20),
        },
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="Faults on purpose.")
    parser.add_argument("--long", action="store_true", help="the full numbers: hours, not minutes")
    parser.add_argument("--only", help="these parts, with commas between them, one after the other")
    options = parser.parse_args()
    first, second = lanes(options.long)
    if options.only is None:
        return _both(first, second, options.long)
    unknown = set(options.only.split(",")) - first.keys() - second.keys()
    if unknown:
        parser.error(f"there is no part {min(unknown)!r}; there are: {', '.join(first | second)}")
    return _try_all({name: (first | second)[name] for name in options.only.split(",")})


def _both(first: dict[str, Part], second: dict[str, Part], is_long: bool) -> int:
    """The second lane in a process of its own beside the first; 1 where anything in either did not hold."""
    command = [sys.executable, "-m", "tests.faults", "--only", ",".join(second), *(["--long"] if is_long else [])]
    beside = subprocess.Popen(command, cwd=PROJECT)
    try:
        failed = _try_all(first)
        failed += beside.wait()
    finally:
        beside.kill()
    print("all held" if not failed else "something did not hold")
    return 1 if failed else 0


def _try_all(parts: dict[str, Part]) -> int:
    """How many parts did not hold."""
    failed = 0
    for name, work in parts.items():
        started = time.monotonic()
        with TemporaryDirectory(prefix=f"faults-{name}-") as folder:
            try:
                told = work(Path(folder))
            except Exception:  # whatever it is, the other parts are tried and the end says so
                failed += 1
                told = f"FAILED\n{traceback.format_exc()}"
        print(f"{name} ({time.monotonic() - started:.0f} s): {told}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
