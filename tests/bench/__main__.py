"""The measured table: `python -m tests.bench [--large]`, one part after the other, each ratio from one run.

The default is small (under 5 minutes on an idle machine); `--large` takes the sizes that the targets are meant for, and
leaves out the trends (`--large --only trends`).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

from tests.bench.growth import growth
from tests.bench.ingest import polling, whole_ingest
from tests.bench.reading import cleaning, figures, full_reading
from tests.bench.table import Line, machine, show

PARTS = ("cleaning", "figures", "reading", "ingest", "growth", "polling", "trends")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="The measured table.")
    parser.add_argument("--large", action="store_true", help="the sizes of the targets: a quarter of an hour")
    parser.add_argument("--only", choices=PARTS, help="this part alone")
    options = parser.parse_args()
    large = options.large
    measures: dict[str, Callable[[], Iterable[Line]]] = {
        "cleaning": lambda: cleaning(300 if large else 40),
        "figures": lambda: figures(41 if large else 15),
        "reading": lambda: full_reading(41 if large else 12),
        "ingest": lambda: whole_ingest(2000 if large else 100),
        "growth": lambda: growth((1_000, 10_000, 100_000) if large else (500, 2_000), 400 if large else 50),
        "polling": lambda: polling(300),
    }
    print(machine(), flush=True)
    print("cleaning, figures and reading: processor time, the least of three rounds by turns; the rest by the clock")
    for name, measure in measures.items():
        if options.only in (None, name):
            started = time.monotonic()
            try:
                for line in measure():
                    show([line])
            except RuntimeError as error:
                show([Line(name, "failed", str(error))])
            print(f"  ({time.monotonic() - started:.0f} s for this part)", flush=True)
    # At the sizes of its targets this part alone takes an hour: it runs large only where it is asked for.
    if options.only == "trends" or (options.only is None and not large):
        for articles in (10_000, 100_000, 1_000_000) if large else (2_000,):
            subprocess.run([sys.executable, "-m", "tests.bench.trends", str(articles)], check=False)


if __name__ == "__main__":
    main()
