"""Faults on purpose: `python -m tests.faults [--long] [--only PART]`; 1 where anything did not hold.

The default takes some minutes on an idle machine, `--long` the full numbers. Every part has a home of its own.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.addresses import changing_name, hostile_titles, inside_addresses
from tests.faults.disks import analysts, clock_back, full_disk, read_only, stale_wal
from tests.faults.hostile import hostile_documents
from tests.faults.kills import kill_ingests, kill_writers, write_together
from tests.faults.servers import bad_servers


def parts(is_long: bool) -> dict[str, Callable[[Path], str]]:
    """What is tried, in this order, each with an empty directory."""
    return {
        "inside_addresses": lambda home: inside_addresses(home, 50_000 if is_long else 5000),
        "changing_name": changing_name,
        "hostile_titles": lambda home: hostile_titles(2000 if is_long else 200),
        "hostile_documents": lambda home: hostile_documents(home, 20 if is_long else 1),
        "bad_servers": bad_servers,
        "stale_wal": stale_wal,
        "clock_back": clock_back,
        "full_disk": full_disk,
        "read_only": read_only,
        "analysts": lambda home: analysts(home, 50 if is_long else 10),
        "write_together": lambda home: write_together(home, 3, 60 if is_long else 10),
        "kill_writers": lambda home: kill_writers(home, 100 if is_long else 40),
        "kill_ingests": lambda home: kill_ingests(home, 100 if is_long else 2, 200 if is_long else 20),
    }


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="Faults on purpose.")
    parser.add_argument("--long", action="store_true", help="the full numbers: hours, not minutes")
    parser.add_argument("--only", help="one part")
    options = parser.parse_args()
    chosen = {name: work for name, work in parts(options.long).items() if options.only in (None, name)}
    if not chosen:
        parser.error(f"there is no part {options.only!r}; there are: {', '.join(parts(False))}")
    failed = 0
    for name, work in chosen.items():
        started = time.monotonic()
        with TemporaryDirectory(prefix=f"faults-{name}-") as folder:
            try:
                told = work(Path(folder))
            except Exception:  # whatever it is, the other parts are tried and the end says so
                failed += 1
                told = f"FAILED\n{traceback.format_exc()}"
        print(f"{name} ({time.monotonic() - started:.0f} s): {told}", flush=True)
    print("all held" if not failed else f"{failed} parts failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
