"""The measured table: `python -m tests.bench [--large]`, one part after the other, each ratio from one run.

The default is small (under 5 minutes on an idle machine); `--large` takes the sizes that the targets are meant for.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

from tests.bench.ingest import polling, whole_ingest
from tests.bench.reading import cleaning, figures, full_reading
from tests.bench.table import Line, machine, show


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="The measured table.")
    parser.add_argument("--large", action="store_true", help="the sizes of the targets: hours, not minutes")
    parser.add_argument("--only", help="one part: cleaning, figures, reading, ingest, polling, trends")
    options = parser.parse_args()
    large = options.large
    parts = {
        "cleaning": lambda: cleaning(300 if large else 40),
        "figures": lambda: figures(100 if large else 15),
        "reading": lambda: full_reading(100 if large else 12),
        "ingest": lambda: whole_ingest(2000 if large else 100),
        "polling": lambda: polling(300),
    }
    print(machine(), flush=True)
    print("cleaning, figures and reading: processor time, the least of three rounds by turns; the rest by the clock")
    for name, measure in parts.items():
        if options.only in (None, name):
            started = time.monotonic()
            try:
                show(measure())
            except RuntimeError as error:
                show([Line(name, "failed", str(error))])
            print(f"  ({time.monotonic() - started:.0f} s for this part)", flush=True)
    if options.only in (None, "trends"):
        for articles in (10_000, 100_000, 1_000_000) if large else (2_000,):
            subprocess.run([sys.executable, "-m", "tests.bench.trends", str(articles)], check=False)


if __name__ == "__main__":
    main()
