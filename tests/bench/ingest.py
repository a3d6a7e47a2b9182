"""Whole runs of `tradelines ingest` against a site in another process, beside what cleaning and parse alone allow."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tasks.language import load_model
from tasks.pages import clean_page
from tasks.pool import ChildPool
from tasks.settings import PROJECT
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly
from tests.bench.site import Site
from tests.bench.table import Line

SETTINGS = {
    "TRADELINES_ALLOW_LOOPBACK": "true",
    "TRADELINES_HOST_INTERVAL_SECONDS": "0",
    "TRADELINES_CONTACT": "bench@example.org",
    "PREFECT_LOGGING_LEVEL": "ERROR",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of the command."""

    wall_seconds: float  # of the whole process
    run_seconds: float  # from the row of the run: from its opening to its end, publishing included
    tree_bytes: int  # most memory of all its processes together, shared pages counted once (PSS)


@contextmanager
def site_process(home: Path, pages: int, feeds: int) -> Iterator[None]:
    """The site in a process of its own, with its sources.toml in `home`."""
    command = [sys.executable, "-m", "tests.bench.site", str(home), str(pages), str(feeds)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            raise RuntimeError("the site did not start")
        yield
        process.communicate()


def environment(home: Path) -> dict[str, str]:
    """The settings of an own home, without a Prefect of the person's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRADELINES_", "PREFECT_"))}
    own = {"TRADELINES_HOME": home, "TRADELINES_SOURCES": home / "sources.toml", "PREFECT_HOME": home / "prefect"}
    return kept | SETTINGS | {name: str(path) for name, path in own.items()}


def run_ingest(home: Path, *options: str) -> Ran:
    """Run the command to its end. Raises RuntimeError where it fails."""
    command = [sys.executable, "-m", "flows.cli", "ingest", *options]
    code = f"import sys; sys.argv = {['tradelines', *command[3:]]!r}; from flows.cli import main; main()"
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    most = [0]
    watcher = threading.Thread(target=_watch, args=(process, most), daemon=True)
    watcher.start()
    _, told = process.communicate()
    wall = time.monotonic() - started
    watcher.join()
    if process.returncode:
        raise RuntimeError(told.decode(errors="replace")[-600:])
    with connect_readonly(home / "published" / "tradelines.duckdb") as connection:
        first = rows(connection, "SELECT started_at FROM store.run ORDER BY started_at DESC LIMIT 1")[0]["started_at"]
    ended = datetime.fromtimestamp((home / "published" / "tradelines.duckdb").stat().st_ctime, UTC)
    return Ran(wall, (ended - first).total_seconds(), most[0])


def _watch(process: subprocess.Popen[bytes], most: list[int]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], sum(_pss(one) for one in _tree(process.pid)))
        time.sleep(0.5)


def _tree(root: int) -> list[int]:
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):  # it ended meanwhile
            continue
    found = {root}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found)


def _pss(process_id: int) -> int:
    try:
        lines = Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def bound_job(item: tuple[bytes, bool]) -> None:
    """What no ingest can leave out: cleaning every page, parsing those on topic. Runs in a process of the pool."""
    body, is_on_topic = item
    clean = clean_page(
        body,
        "https://example.org/a",
        content_type="text/html; charset=utf-8",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    if is_on_topic:
        load_model()[0](clean.text)


def bound_seconds(pages: int) -> float:
    """Seconds that two processes take for cleaning and parse of these pages, their start left out."""
    items = [(body, number % 2 == 0) for number, (_, body) in Site(pages, 1).pages.items()]
    warm = [items[0]] * 4
    with ChildPool(bound_job, children=2, deadline_seconds=120, warm_up=load_model, max_tasks=10**6) as pool:
        done = pool.run([*warm, *items])
        for _ in warm:
            next(done)
        started = time.monotonic()
        for _ in done:
            pass
        return time.monotonic() - started


def whole_ingest(pages: int) -> list[Line]:
    before = bound_seconds(pages)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        with site_process(home, pages, 10):
            ran = run_ingest(home, "--max-pages", str(pages))
        with connect_readonly(home / "published" / "tradelines.duckdb") as connection:
            stored = rows(connection, "SELECT count(*) AS n, count(*) FILTER (WHERE is_on_topic) AS t FROM article")[0]
    bound = (before + bound_seconds(pages)) / 2  # before and after: the load of the machine may have changed
    return [
        Line(f"bound of cleaning and parse of {pages} pages, 2 processes", f"{bound:.1f} s"),
        Line(
            f"ingest: {stored['n']} articles stored, {stored['t']} on topic, published",
            f"{ran.run_seconds:.1f} s", f"{bound / ran.run_seconds:.2f} of the bound", "0.7 at 2,000 pages",
        ),
        Line("outside the run: Python, Prefect's server", f"{ran.wall_seconds - ran.run_seconds:.1f} s"),
        Line("most memory of the whole process tree", f"{ran.tree_bytes / 2**20:.0f} MiB", "", "2048 at most"),
    ]  # fmt: skip


def polling(feeds: int) -> list[Line]:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        with site_process(home, 0, feeds):
            run_ingest(home)
            ran = run_ingest(home, "--ignore-pacing")
        with connect_readonly(home / "published" / "tradelines.duckdb") as connection:
            polls = rows(connection, _POLLS)
    return [
        Line(
            f"polling {polls[0]['n']} unchanged feeds ({polls[0]['unchanged']} answered 304)",
            f"{polls[0]['seconds']:.1f} s", "from the first to the last", "10 at most",
        ),
        Line("the run around it, publishing included", f"{ran.run_seconds:.1f} s"),
    ]  # fmt: skip


_POLLS = """
SELECT count(*) AS n, count(*) FILTER (WHERE status = 304) AS unchanged,
    epoch(max(polled_at) - min(polled_at)) AS seconds
FROM store.feed_poll
WHERE run_id = (SELECT run_id FROM store.run ORDER BY started_at DESC LIMIT 1)
"""
