"""An analyst's program over a published file of real runs: `python -m tests.faults.reader PUBLISHED STOP`.

Opens the file again and again until STOP is there, asks the checks that no half batch passes, and prints how often.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import duckdb

from tasks.warehouse.schema import SQL

# Files of sql/checks whose offenders show a batch that was stored or published in part.
CHECKS = ("unique_keys", "orphans", "one_current_text", "spans_inside_text")


def read(published: Path, stop: Path) -> int:
    """How often the file was opened and found whole."""
    asked = 0
    while not stop.exists():
        time.sleep(0.5)  # the run beside it is what is tried
        if not published.exists():
            continue
        with duckdb.connect(str(published), read_only=True) as connection:
            for name in CHECKS:
                offenders = connection.execute((SQL / "checks" / f"{name}.sql").read_text()).fetchall()
                assert not offenders, (name, offenders[:3])
        asked += 1
    return asked


if __name__ == "__main__":
    print(read(Path(sys.argv[1]), Path(sys.argv[2])))
